"""The WSGI entry point that the server loads in each of its processes."""

from api import logs
from api.http.app import create_app
from api.http.requests import watch_requests
from api.memory import settled
from api.metrics import command_told
from api.settings import load
from api.wiring import wire

_settings = load()
logs.configure(_settings)
_application = wire(_settings)
_application.runner.watch = command_told
app = create_app(_application)
watch_requests(app)
settled()
