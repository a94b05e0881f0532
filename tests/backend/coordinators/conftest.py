"""The first pair, a clock that can be moved, and a look into the log."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from factories.desk_people import Actions, DeskPerson, MoveClock, seated_pair
from lebenszeichen import clock
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading


@pytest.fixture
def pair(app: Flask) -> tuple[DeskPerson, DeskPerson]:
    return seated_pair(app)


@pytest.fixture
def ada(pair: tuple[DeskPerson, DeskPerson]) -> DeskPerson:
    return pair[0]


@pytest.fixture
def bea(pair: tuple[DeskPerson, DeskPerson]) -> DeskPerson:
    return pair[1]


@pytest.fixture
def move_clock(monkeypatch: pytest.MonkeyPatch) -> MoveClock:
    real = clock.now

    def move(by: timedelta) -> None:
        monkeypatch.setattr(clock, "now", lambda: real() + by)

    return move


@pytest.fixture
def actions(app: Flask) -> Actions:
    """What the log holds, oldest first."""

    def look() -> list[str]:
        with app.app_context(), reading() as session:
            return list(session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))

    return look
