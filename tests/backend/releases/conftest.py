"""Two coordinators of the first pair, one invited by the first, and three people on the list."""

import pytest
from flask import Flask

from factories.people import make_prisoner
from factories.releases import AtTheDesk, at_the_desk
from lebenszeichen.database import writing

ANNA, BASIL, CYRIL = "panna", "pbasil", "pcyril"


@pytest.fixture
def ada(app: Flask) -> AtTheDesk:
    return at_the_desk(app, "Ada", founding=True)


@pytest.fixture
def ben(app: Flask) -> AtTheDesk:
    return at_the_desk(app, "Ben", founding=True)


@pytest.fixture
def invitee(app: Flask, ada: AtTheDesk) -> AtTheDesk:
    return at_the_desk(app, "Cleo", invited_by=ada.id)


@pytest.fixture
def people(app: Flask) -> list[str]:
    """Anna, Basil and Cyril, held."""
    with app.app_context(), writing() as session:
        for id, name in ((ANNA, "Anna Uzor"), (BASIL, "Basil Most"), (CYRIL, "Cyril Luh")):
            make_prisoner(session, id, names={"ru": name, "en": name}, derived=[])
    return [ANNA, BASIL, CYRIL]
