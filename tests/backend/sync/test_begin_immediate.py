"""On SQLite whatever writes begins with BEGIN IMMEDIATE: read off the driver's own trace."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event

from factories.phones import Phone
from lebenszeichen.database import engine, reading
from lebenszeichen.letters.queries import counts_by_prisoner
from lebenszeichen.settings import Settings
from lebenszeichen.sync import jobs
from lebenszeichen.sync.start import prepare

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
ENDS = ("COMMIT", "ROLLBACK")


@contextmanager
def traced(app: Flask) -> Iterator[list[list[str]]]:
    """What SQLite executes meanwhile; one list for each connection."""
    connections: list[list[str]] = []

    def trace(connection: sqlite3.Connection, _record: object) -> None:
        connections.append([])
        connection.set_trace_callback(connections[-1].append)

    with app.app_context():
        watched = engine()
        watched.dispose()
    event.listen(watched, "connect", trace)
    try:
        yield connections
    finally:
        event.remove(watched, "connect", trace)


def transactions(statements: list[str]) -> Iterator[tuple[str, list[str]]]:
    """How each transaction began ("" for a statement that stands alone), and what it wrote."""
    begin, writes = "", []
    for statement in (one.strip().upper() for one in statements):
        if statement.startswith("BEGIN"):
            begin, writes = statement, []
        elif statement.startswith(ENDS) and " TO " not in statement:
            yield begin, writes
            begin, writes = "", []
        elif statement.startswith(WRITES):
            writes.append(statement)
    yield begin, writes


def beginnings_of_writers(connections: list[list[str]]) -> list[str]:
    return [begin for statements in connections for begin, writes in transactions(statements) if writes]


def test_everything_that_a_day_of_cards_writes_begins_immediately(app: Flask, listed: str) -> None:
    settings: Settings = app.extensions["settings"]
    with traced(app) as connections:
        with app.app_context():
            prepare(settings)
        phone = Phone(app)
        phone.push(phone.posted(listed), phone.posted("nobody"), phone.posted(listed))
        with app.app_context():
            jobs.publish(settings)
            jobs.throw_old_files_away()
        authorized = {"Authorization": f"Bearer {phone.token}"}
        assert phone.client.delete("/api/devices/current", headers=authorized).status_code == 204
    beginnings = beginnings_of_writers(connections)
    assert len(beginnings) >= 5
    assert set(beginnings) == {"BEGIN IMMEDIATE"}


def test_the_trace_sees_a_writer_that_begins_deferred(app: Flask) -> None:
    with traced(app) as connections, app.app_context(), engine().connect() as connection:
        connection.exec_driver_sql("UPDATE space_counters SET seq = seq")
        connection.commit()
    assert beginnings_of_writers(connections) == ["BEGIN"]


def test_a_push_waits_for_another_writer_where_a_deferred_one_would_fail(
    app: Flask, database_url: str, listed: str
) -> None:
    phone = Phone(app)
    path = Path(database_url.removeprefix("sqlite:///"))
    deferred, other = (sqlite3.connect(path, isolation_level=None, timeout=30) for _ in range(2))
    # What turns into a writer half-way fails at once when somebody wrote since it began to read; no patience helps.
    deferred.execute("BEGIN")
    deferred.execute("SELECT seq FROM space_counters").fetchall()
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE space_counters SET seq = seq")
    with ThreadPoolExecutor(1) as threads:
        pushed = threads.submit(phone.push, phone.posted(listed))
        other.execute("COMMIT")
        assert pushed.result(30)[0]["outcome"] == "applied"
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        deferred.execute("UPDATE space_counters SET seq = seq")
    deferred.close()
    other.close()
    with app.app_context(), reading() as session:
        assert sum(count.posted for count in counts_by_prisoner(session)) == 1
