"""A unit of work that was the victim of another is done once more; any other error is not repeated."""

import psycopg.errors
import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from factories.people import make_prisoner
from lebenszeichen.database import reading
from lebenszeichen.database.conflicts import write_and_repeat
from lebenszeichen.prisoners.queries import known_prisoners

pytestmark = pytest.mark.both_databases


@pytest.mark.parametrize("error", [psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure])
def test_a_victim_is_done_once_more_and_nothing_of_the_first_attempt_stays(
    app: Flask, error: type[psycopg.Error]
) -> None:
    attempts: list[str] = []

    def work(session: Session) -> str:
        attempts.append(make_prisoner(session, f"p{len(attempts)}"))
        if len(attempts) == 1:
            raise OperationalError("", {}, error())
        return attempts[-1]

    with app.app_context():
        assert write_and_repeat(work) == "p1"
        with reading() as session:
            assert known_prisoners(session, attempts) == {"p1"}


def test_another_error_is_not_repeated(app: Flask) -> None:
    attempts: list[int] = []

    def work(_: Session) -> None:
        attempts.append(1)
        raise OperationalError("", {}, psycopg.errors.DiskFull())

    with app.app_context(), pytest.raises(OperationalError):
        write_and_repeat(work)
    assert len(attempts) == 1
