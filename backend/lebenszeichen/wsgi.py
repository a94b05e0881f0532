"""The web entry: `gunicorn lebenszeichen.wsgi:app`."""

from lebenszeichen.app import create_app
from lebenszeichen.settings import from_environment

app = create_app(from_environment())
