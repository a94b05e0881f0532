"""Flags of the desk: phones see the neutral state, and why is in no byte that leaves the desk."""

from collections.abc import Sequence

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from factories.coordinators import desk_client, make_coordinator
from factories.family import Listed, coordinators, listed_people, set_state
from factories.phones import Phone
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading, writing
from lebenszeichen.desk.queries import campaign_counts
from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.prisoners.visibility import public_prisoner, public_state

REASON = "Zitronenfalter: the sister wrote to us"
FLAGS = "/api/desk/family/flags"


@pytest.fixture
def door(app: Flask) -> Listed:
    return listed_people(app)


@pytest.fixture
def pair(app: Flask) -> Sequence[FlaskClient]:
    return coordinators(app)


def flag(who: FlaskClient, id: str, kind: str = "do_not_write") -> int:
    return who.post(FLAGS, json={"prisoner_id": id, "kind": kind, "reason": REASON}).status_code


def lift(who: FlaskClient, id: str, kind: str = "do_not_write") -> tuple[int, object]:
    answer = who.post(f"{FLAGS}/lift", json={"prisoner_id": id, "kind": kind})
    return answer.status_code, answer.json.get("decided", answer.json.get("type"))


@pytest.mark.parametrize("kind", ["do_not_write", "silence"])
def test_the_reason_is_in_no_public_byte_and_in_no_log(door: Listed, pair: Sequence[FlaskClient], kind: str) -> None:
    before = door.files()
    assert flag(pair[0], door.anna, kind) == 204
    everything = door.everything_public(*before)
    assert "Zitronenfalter" not in everything
    assert "said_by" not in door.client.get(door.files()[0]).get_data(as_text=True)
    assert door.state(door.anna) == "do_not_write"
    with door.app.app_context(), reading() as session:
        log = str([(one.subject, one.detail) for one in session.scalars(select(AuditEntry))])
    assert "Zitronenfalter" not in log
    assert [one["reason"] for one in pair[1].get(FLAGS).json] == [REASON]


@pytest.mark.parametrize("reason", ["", "\x00", "a\nb", "\ud800", "x" * 401])
def test_a_reason_that_no_database_takes_is_refused(door: Listed, pair: Sequence[FlaskClient], reason: str) -> None:
    body = {"prisoner_id": door.anna, "kind": "silence", "reason": reason}
    assert pair[0].post(FLAGS, json=body).status_code == 422


def test_assistants_and_strangers_read_no_reason(door: Listed, pair: Sequence[FlaskClient]) -> None:
    flag(pair[0], door.anna)
    with door.app.app_context(), writing() as session:
        helper = make_coordinator(session, "Cleo", role="assistant")
    assert desk_client(door.app, helper).get(FLAGS).status_code == 403
    assert door.client.get(FLAGS).status_code == 401


@pytest.mark.both_databases
def test_two_lift_it_and_the_reason_goes_with_it(door: Listed, pair: Sequence[FlaskClient]) -> None:
    ada, bo = pair
    flag(ada, door.anna)
    assert lift(ada, door.anna) == (200, False)
    assert lift(ada, door.anna) == (403, "/problems/second-must-be-another")
    assert [(one["lift_by"], one["may_lift"]) for one in bo.get(FLAGS).json] == [("Ada", True)]
    assert lift(bo, door.anna) == (200, True)
    assert door.state(door.anna) == "held"
    assert lift(bo, door.anna) == (404, "/problems/unknown-flag")


@pytest.mark.both_databases
def test_said_anew_it_has_to_be_looked_at_anew(door: Listed, pair: Sequence[FlaskClient]) -> None:
    ada, bo = pair
    flag(ada, door.anna)
    lift(ada, door.anna)
    flag(bo, door.anna)
    assert lift(bo, door.anna) == (200, False)


def test_do_not_write_says_nothing_about_who_came_out(door: Listed, pair: Sequence[FlaskClient]) -> None:
    flag(pair[0], door.anna)
    set_state(door.app, door.anna, "came_out")
    assert door.state(door.anna) == "came_out"


def test_who_is_flagged_is_not_among_those_without_a_card(door: Listed, pair: Sequence[FlaskClient]) -> None:
    flag(pair[0], door.anna)
    phone = Phone(door.app)
    phone.push(phone.posted(door.vera))
    with door.app.app_context(), reading() as session:
        without = campaign_counts(session, "everyone")["without_any_card"]
    assert without == []


def test_no_column_of_a_flag_is_among_those_that_are_shown(door: Listed) -> None:
    with door.app.app_context(), reading() as session:
        person = session.get_one(Prisoner, door.anna)
        shown = public_prisoner(person, ["silence", "do_not_write"])
        assert shown.keys() == public_prisoner(person).keys()
    assert not {"flags", "reason", "hidden_on", "source_id"} & shown.keys()


@pytest.mark.parametrize(
    ("state", "flags", "public"),
    [
        ("held", [], "held"),
        ("held", ["do_not_write"], "do_not_write"),
        ("died", ["do_not_write"], "died"),
        ("died", ["silence"], "do_not_write"),
        ("came_out", ["silence", "do_not_write"], "do_not_write"),
    ],
)
def test_what_phones_are_told_of_a_state(state: str, flags: list[str], public: str) -> None:
    assert public_state(state, flags) == public
