"""The WSGI entry point that the server loads in each of its processes."""

from api.http.app import create_app
from api.settings import load
from api.wiring import wire

app = create_app(wire(load()))
