"""A unit of work that lost against another one at the same time is done once more."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from lebenszeichen.database.session import writing

Answer = TypeVar("Answer")

_SERIALIZATION_FAILURE = "40001"
_DEADLOCK = "40P01"


def write_and_repeat(work: Callable[[Session], Answer]) -> Answer:
    """Do `work` in a unit that may write; once more, from the start, after a deadlock or serialization failure.

    Nothing of the first attempt is left: the database rolled it back.
    """
    try:
        with writing() as session:
            return work(session)
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) not in {_SERIALIZATION_FAILURE, _DEADLOCK}:
            raise
    with writing() as session:
        return work(session)
