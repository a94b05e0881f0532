"""Rows change while a phone is in the middle of reading: what it ends up with is the list of one moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from factories.people import change_prisoner, make_facility, make_prisoner, remove_prisoner
from factories.replicas import TABLES, Replica
from lebenszeichen.database import reading, writing
from lebenszeichen.database.spaces import advance
from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.prisoners.queries import public_prisoners
from lebenszeichen.sync.publication import publish_all, publish_list


class Interrupted(FlaskClient):
    """A phone whose reading is interrupted before its n-th file by whatever the test does then."""

    meanwhile: Any = None

    def get(self, *args: Any, **kwargs: Any) -> Any:
        if self.meanwhile is not None and str(args[0]).startswith("/api/files/"):
            meanwhile, self.meanwhile = self.meanwhile, None
            meanwhile()
        return super().get(*args, **kwargs)


def truth(app: Flask) -> dict[str, Any]:
    """The list as the database has it now."""
    with app.app_context(), reading() as session:
        tables = (public_prisoners(session, None), public_facilities(session, None), [])
        return {name: {row["id"]: row for row in rows} for name, rows in zip(TABLES, tables, strict=True)}


@pytest.fixture
def crowd(app: Flask) -> list[str]:
    """Sixty people on a published list."""
    with app.app_context():
        with writing() as session:
            make_facility(session)
            ids = [make_prisoner(session, f"p{number:02}", facility_id="ik-4") for number in range(60)]
        publish_all(app.extensions["settings"])
    return ids


@pytest.fixture
def client(app: Flask) -> Interrupted:
    return Interrupted(app, use_cookies=False)


def change_everything(app: Flask, crowd: list[str], *, publish: bool) -> None:
    with app.app_context():
        with writing() as session:
            remove_prisoner(session, crowd[0])
            for id in crowd[1:]:
                change_prisoner(session, id, sentence="5 years")
            make_prisoner(session, "p99")
        if publish:
            publish_list()


@pytest.mark.parametrize("publish", [False, True], ids=["rows only", "a new snapshot too"])
def test_what_changes_between_manifest_and_file_comes_with_the_next_pull(
    app: Flask, client: Interrupted, crowd: list[str], publish: bool
) -> None:
    replica, before = Replica(client), truth(app)
    client.meanwhile = lambda: change_everything(app, crowd, publish=publish)
    replica.pull()
    assert client.meanwhile is None
    assert replica.rows == before
    with app.app_context():
        publish_list()
    replica.pull()
    assert replica.rows == truth(app) != before


def test_what_changes_between_two_deltas_comes_with_the_next_pull(
    app: Flask, client: Interrupted, crowd: list[str]
) -> None:
    replica = Replica(client)
    replica.pull()
    for word in ("3 years", "4 years"):
        with app.app_context():
            with writing() as session:
                change_prisoner(session, crowd[0], sentence=word)
            publish_list()
    before = truth(app)
    client.meanwhile = lambda: change_everything(app, crowd, publish=True)
    replica.pull()
    assert replica.rows == before
    replica.pull()
    assert replica.rows == truth(app) != before


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_who_was_written_first_and_committed_last_is_missed_by_no_phone(
    app: Flask, client: Interrupted, crowd: list[str]
) -> None:
    written, commit = Event(), Event()

    def write_slowly() -> None:
        with app.app_context(), writing() as session:
            session.execute(update(Prisoner).where(Prisoner.id == crowd[0]).values(sentence="late"))
            written.set()
            commit.wait(10)
            seq = advance(session, "list")
            session.execute(update(Prisoner).where(Prisoner.id == crowd[0]).values(list_seq=seq))

    replica = Replica(client)
    with ThreadPoolExecutor(1) as threads:
        slow = threads.submit(write_slowly)
        written.wait(10)
        with app.app_context():
            with writing() as session:
                change_prisoner(session, crowd[1], sentence="quick")
            publish_list()
        replica.pull()
        assert replica.rows["prisoners"][crowd[0]]["sentence"] is None
        commit.set()
        slow.result(10)
    with app.app_context():
        publish_list()
    replica.pull()
    assert replica.rows == truth(app)
    assert replica.rows["prisoners"][crowd[0]]["sentence"] == "late"
