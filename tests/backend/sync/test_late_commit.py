"""Numbers are taken before commit: a naive cursor misses rows that commit late, ours misses none (PostgreSQL)."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from lebenszeichen.database import engine, reading, writing
from lebenszeichen.database.spaces import advance, reached

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture
def served(app: Flask) -> Iterator[Flask]:
    with app.app_context(), engine().begin() as connection:
        connection.execute(text("CREATE TABLE late_rows (serial bigserial, seq bigint, word text)"))
    yield app
    with app.app_context(), engine().begin() as connection:
        connection.execute(text("DROP TABLE late_rows"))


def write_slowly(app: Flask, written: Event, commit: Event) -> None:
    """Insert, take the number last, and commit only when told to."""
    with app.app_context(), writing() as session:
        session.execute(text("INSERT INTO late_rows (word) VALUES ('slow')"))
        written.set()
        commit.wait(10)
        stamp(session)


def write_quickly(app: Flask) -> None:
    with app.app_context(), writing() as session:
        session.execute(text("INSERT INTO late_rows (word) VALUES ('quick')"))
        stamp(session)


def stamp(session: Session) -> None:
    """One number per changed row, taken last."""
    seq = advance(session, "desk")
    session.execute(text("UPDATE late_rows SET seq = :seq WHERE seq IS NULL"), {"seq": seq})


class Naive:
    """Remembers the highest serial that it has read."""

    def __init__(self) -> None:
        self.cursor = 0
        self.words: list[str] = []

    def read(self, session: Session) -> None:
        rows = session.execute(text("SELECT serial, word FROM late_rows WHERE serial > :n"), {"n": self.cursor}).all()
        self.words += [row.word for row in rows]
        self.cursor = max([self.cursor, *(row.serial for row in rows)])


class Counting:
    """Reads the counter first, then the rows up to it, in one snapshot."""

    def __init__(self) -> None:
        self.cursor = 0
        self.words: list[str] = []

    def read(self, session: Session) -> None:
        boundary = reached(session, "desk")
        between = {"after": self.cursor, "to": boundary}
        rows = session.execute(text("SELECT word FROM late_rows WHERE seq > :after AND seq <= :to"), between).all()
        self.words += [row.word for row in rows]
        self.cursor = boundary


@pytest.mark.parametrize(("reader", "missed"), [(Counting(), []), (Naive(), ["slow"])], ids=["counter", "naive"])
def test_a_row_that_commits_late_is_missed_by_a_naive_cursor_only(
    served: Flask, reader: Counting | Naive, missed: list[str]
) -> None:
    written, commit = Event(), Event()
    with ThreadPoolExecutor(1) as threads:
        slow = threads.submit(write_slowly, served, written, commit)
        written.wait(10)
        write_quickly(served)
        with served.app_context(), reading() as session:
            reader.read(session)
        commit.set()
        slow.result()
    with served.app_context(), reading() as session:
        reader.read(session)
        everything = session.scalars(text("SELECT word FROM late_rows")).all()
    assert sorted(set(everything) - set(reader.words)) == missed
