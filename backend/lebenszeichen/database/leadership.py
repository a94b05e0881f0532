"""One leader among processes: a lock that its holder's death releases."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from lebenszeichen.database.session import engine
from lebenszeichen.settings import Settings

_LOCK_NUMBER = 7_265_110_001
"""Ours among PostgreSQL's advisory locks of this database."""


@dataclass(frozen=True, slots=True)
class Leadership:
    """Held until the block ends; on PostgreSQL also lost with its connection."""

    is_ours: Callable[[], bool]


@contextmanager
def leadership(settings: Settings) -> Iterator[Leadership | None]:
    """Lead while the block runs; None when another process leads. A file lock on SQLite, an advisory on PostgreSQL."""
    with _by_file(settings) if settings.is_sqlite else _by_database() as lead:
        yield lead


@contextmanager
def _by_file(settings: Settings) -> Iterator[Leadership | None]:
    settings.home.mkdir(parents=True, exist_ok=True)
    with (settings.home / "worker.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
            return
        yield Leadership(is_ours=lambda: True)


@contextmanager
def _by_database() -> Iterator[Leadership | None]:
    with engine().connect() as plain:
        connection = plain.execution_options(isolation_level="AUTOCOMMIT")

        def is_ours() -> bool:
            # Once lost it stays lost, even where the database is back: the lock went with the connection.
            if connection.invalidated:
                return False
            try:
                connection.execute(text("SELECT 1"))
            except DBAPIError:
                return False
            return True

        if not connection.execute(text("SELECT pg_try_advisory_lock(:n)"), {"n": _LOCK_NUMBER}).scalar_one():
            yield None
            return
        try:
            yield Leadership(is_ours)
        finally:
            if is_ours():
                connection.execute(text("SELECT pg_advisory_unlock(:n)"), {"n": _LOCK_NUMBER})
