"""A GET that writes fails: every route, with a guard on the database under it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, text, update
from sqlalchemy.exc import DBAPIError

from factories.coordinators import desk_client, make_coordinator
from factories.people import make_facility, make_prisoner
from factories.phones import Phone
from lebenszeichen import clock
from lebenszeichen.coordinators.models import DeskSession
from lebenszeichen.database import engine, reading, writing
from lebenszeichen.sync.start import prepare

pytestmark = pytest.mark.both_databases

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER", "TRUNCATE", "VACUUM", "BEGIN IMMEDIATE")


@contextmanager
def no_writes(app: Flask) -> Iterator[list[str]]:
    """What is executed meanwhile; anything that writes, or opens a unit that may, fails there and then."""
    executed: list[str] = []

    def refuse(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        executed.append(statement)
        assert not statement.lstrip().upper().startswith(WRITES), statement

    with app.app_context():
        watched = engine()
    event.listen(watched, "before_cursor_execute", refuse)
    try:
        yield executed
    finally:
        event.remove(watched, "before_cursor_execute", refuse)


@pytest.fixture
def served(app: Flask) -> Flask:
    with app.app_context():
        with writing() as session:
            make_facility(session)
            make_prisoner(session, facility_id="ik-4")
        prepare(app.extensions["settings"])
    phone = Phone(app)
    phone.push(phone.posted())
    return app


def addresses(app: Flask) -> Iterator[str]:
    """Every route that answers GET, with values in its places."""
    snapshot = app.test_client().get("/api/manifest").json["list"]["snapshot"]
    values = {"hash": snapshot["hash"], "lang": "de", "language": "de", "id": "p4k8m2x9q1", "prisoner_id": "p4k8m2x9q1"}
    values |= {"draft_id": "1", "test": "1", "campaign_id": "everyone"}
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()):
            given = {name: values.get(name, "writing") for name in rule.arguments}
            with app.test_request_context():
                yield app.url_map.bind("localhost").build(rule.endpoint, given)


def test_no_get_writes(served: Flask) -> None:
    asked = list(addresses(served))
    assert len(asked) >= 5
    with no_writes(served) as executed:
        for address in asked:
            assert served.test_client().get(address).status_code < 500, address
    assert executed


def test_no_get_of_a_coordinator_writes(served: Flask) -> None:
    with served.app_context(), writing() as session:
        ada = make_coordinator(session)
    desk = desk_client(served, ada)
    with served.app_context(), writing() as session:  # long enough ago that a write would be noted as a sign of life
        session.execute(update(DeskSession).values(seen_at=clock.now() - timedelta(minutes=5)))
    asked = [address for address in addresses(served) if address.startswith("/api/desk/")]
    with no_writes(served):
        answers = {address: desk.get(address).status_code for address in asked}
    assert {address for address, status in answers.items() if status not in (200, 404)} == set()
    assert list(answers.values()).count(200) >= 10


def test_the_guard_sees_a_get_that_writes(served: Flask) -> None:
    def write() -> str:
        with writing() as session:
            session.execute(text("DELETE FROM ledger_links"))
        return "done"

    served.view_functions["sync.get_levels"] = write
    with no_writes(served):
        assert served.test_client().get("/api/levels").status_code == 500


def test_a_reading_unit_refuses_to_write_on_its_own(served: Flask) -> None:
    with served.app_context(), pytest.raises(DBAPIError), reading() as session:
        session.execute(text("DELETE FROM ledger_links"))
    with served.app_context(), writing() as session:
        session.execute(text("DELETE FROM ledger_links"))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_writing_unit_begins_immediately(served: Flask) -> None:
    executed: list[str] = []
    with served.app_context():
        with engine().connect() as connection:
            driver = connection.connection.dbapi_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.set_trace_callback(executed.append)
        with writing() as session:
            session.execute(text("SELECT 1"))
        assert executed == ["BEGIN IMMEDIATE", "SELECT 1", "COMMIT"]
        executed.clear()
        with reading() as session:
            session.execute(text("SELECT 1"))
        assert executed == ["PRAGMA query_only=ON", "BEGIN", "SELECT 1", "ROLLBACK", "PRAGMA query_only=OFF"]
