"""The WSGI entry point that the server loads in each of its processes."""

import gc

from api import logs
from api.http.app import create_app
from api.http.requests import watch_requests
from api.metrics import command_told
from api.settings import load
from api.wiring import wire

YOUNG = 5_000
"""New objects between two collections: a request makes some hundreds that outlive none."""

_settings = load()
logs.configure(_settings)
_application = wire(_settings)
_application.runner.watch = command_told
app = create_app(_application)
watch_requests(app)
gc.collect()
gc.freeze()  # modules, schemas, routes: they stay, so that no collection looks at them again
gc.set_threshold(YOUNG, 20, 20)
