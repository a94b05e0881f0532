"""Something is wrong here: counted once, nothing of who says it, nothing on the list changes, coordinators look."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect, select

from factories.family import Listed, coordinators, listed_people
from factories.people import make_facility
from lebenszeichen import clock
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading, writing
from lebenszeichen.mistakes.jobs import forget_old_mistakes
from lebenszeichen.mistakes.models import Mistake, MistakeId


@pytest.fixture
def people(app: Flask) -> Listed:
    listed = listed_people(app)
    with app.app_context(), writing() as session:
        make_facility(session, "ik-99")
    return listed


@pytest.fixture
def pair(app: Flask) -> Sequence[FlaskClient]:
    return coordinators(app)


def say(listed: Listed, choice: str, subject: str | None = None, id: str | None = None) -> int:
    body = {"id": id or str(uuid4()), "subject": subject or f"prisoner:{listed.anna}", "choice": choice}
    return listed.client.post("/api/mistakes", json=body).status_code


def said(who: FlaskClient) -> list[tuple[str, str, int]]:
    return [(one["subject"], one["choice"], one["times"]) for one in who.get("/api/desk/mistakes").json]


@pytest.mark.both_databases
def test_what_is_said_is_counted_and_shown_at_the_desk(people: Listed, pair: Sequence[FlaskClient]) -> None:
    assert [say(people, choice) for choice in ("address", "address", "came_out")] == [204] * 3
    assert say(people, "twice", "facility:ik-99") == 204
    subject = f"prisoner:{people.anna}"
    assert said(pair[0]) == [(subject, "address", 2), ("facility:ik-99", "twice", 1), (subject, "came_out", 1)]
    first = pair[0].get("/api/desk/mistakes").json[0]
    assert first["names"]["ru"] == "Анна Узор"
    assert first["first_on"] == first["last_on"] == str(clock.today())
    assert pair[0].get("/api/desk/waiting").json["mistakes"] == 3


def test_the_same_message_twice_is_counted_once(people: Listed, pair: Sequence[FlaskClient]) -> None:
    id = str(uuid4())
    assert [say(people, "name", id=id) for _ in range(3)] == [204] * 3
    assert said(pair[0]) == [(f"prisoner:{people.anna}", "name", 1)]


@pytest.mark.parametrize("choice", ["came_out", "died", "myself_or_family"])
def test_nothing_on_the_list_changes_by_it(people: Listed, choice: str) -> None:
    before = people.files()
    for _ in range(50):
        say(people, choice)
    assert people.state(people.anna) == "held"
    assert people.files() == before


def test_of_somebody_who_is_not_listed_nothing_is_kept_and_the_answer_is_the_same(
    people: Listed, pair: Sequence[FlaskClient]
) -> None:
    people.ask(people.vera)
    assert say(people, "died", f"prisoner:{people.vera}") == 204
    assert say(people, "died", "prisoner:p000") == 204
    assert say(people, "name", "facility:nowhere") == 204
    assert said(pair[0]) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"choice": "hates"},
        {"subject": "release:1"},
        {"subject": "prisoner:"},
        {"subject": "facility:ik-99", "choice": "died"},
        {"id": "not-a-number"},
        {"text": "I am her sister"},
    ],
)
def test_only_the_fixed_choices_are_taken(people: Listed, wrong: dict[str, str]) -> None:
    body = {"id": str(uuid4()), "subject": f"prisoner:{people.anna}", "choice": "name", **wrong}
    assert people.client.post("/api/mistakes", json=body).status_code == 422


@pytest.mark.both_databases
def test_closed_by_one_it_is_gone_and_only_the_log_remembers(people: Listed, pair: Sequence[FlaskClient]) -> None:
    ada, bo = pair
    say(people, "address")
    body = {"subject": f"prisoner:{people.anna}", "choice": "address", "acted": True}
    assert ada.post("/api/desk/mistakes/close", json=body).status_code == 204
    assert bo.post("/api/desk/mistakes/close", json=body).status_code == 409
    assert said(ada) == []
    with people.app.app_context(), reading() as session:
        entry = session.scalars(select(AuditEntry)).one()
        assert (entry.action, entry.detail) == ("mistake_closed", {"choice": "address", "times": 1, "acted": True})


def test_no_column_can_hold_who_said_it() -> None:
    assert {column.key for column in inspect(Mistake).columns} == {"subject", "choice", "times", "first_on", "last_on"}
    assert {column.key for column in inspect(MistakeId).columns} == {"id", "came_on"}


@pytest.mark.both_databases
def test_numbers_go_after_30_days_and_what_was_said_when_the_person_goes(
    people: Listed, monkeypatch: pytest.MonkeyPatch, pair: Sequence[FlaskClient]
) -> None:
    say(people, "address")
    say(people, "address", f"prisoner:{people.vera}")
    people.ask(people.vera)
    later = clock.today() + timedelta(days=31)
    monkeypatch.setattr(clock, "today", lambda: later)
    with people.app.app_context():
        forget_old_mistakes()
        with reading() as session:
            assert session.scalars(select(MistakeId.id)).all() == []
            assert session.scalars(select(Mistake.subject)).all() == [f"prisoner:{people.anna}"]
