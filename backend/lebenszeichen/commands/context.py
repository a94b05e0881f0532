"""A command's unit of work: an application context of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from lebenszeichen.app import create_app
from lebenszeichen.settings import Settings, from_environment


@contextmanager
def application() -> Iterator[Settings]:
    """The application of these surroundings, for one unit of work. Raises SettingsError."""
    settings = from_environment()
    with create_app(settings).app_context():
        yield settings
