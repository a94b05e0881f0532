"""What coordinators decide of what families asked for: two where it cannot be undone, or shows somebody again."""

import contextlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from factories.coordinators import desk_client, make_coordinator
from factories.export_rows import export, row
from factories.family import VERA, Listed, coordinators, listed_people, set_state
from factories.imports import plan_of
from factories.people import make_prisoner
from lebenszeichen import clock
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading, writing
from lebenszeichen.database.models import metadata
from lebenszeichen.imports.service import apply_plan
from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.prisoners.suppression import read_suppressions
from lebenszeichen.problem import Problem
from lebenszeichen.sync.publication import publish_list

REQUESTS = "/api/desk/family/requests"


@pytest.fixture
def door(app: Flask) -> Listed:
    return listed_people(app)


@pytest.fixture
def pair(app: Flask) -> Sequence[FlaskClient]:
    return coordinators(app)


def decide(who: FlaskClient, decision: str, place: int = 0) -> tuple[int, object]:
    id = who.get(REQUESTS).json[place]["id"]
    answer = who.post(f"{REQUESTS}/{id}/decision", json={"decision": decision})
    return answer.status_code, answer.json.get("decided", answer.json.get("type"))


def test_taking_down_for_good_is_said_by_two_and_survives_the_next_list(
    door: Listed, pair: Sequence[FlaskClient]
) -> None:
    ada, bo = pair
    door.ask(door.anna)
    waiting = ada.get(REQUESTS).json[0]
    assert (waiting["names"]["ru"], waiting["hidden"], waiting["may"]) == ("Анна Узор", True, ["gone", "shown"])
    assert decide(ada, "gone") == (200, False)
    assert decide(ada, "gone") == (403, "/problems/second-must-be-another")
    assert ada.get(REQUESTS).json[0]["may"] == ["shown"]
    assert bo.get(REQUESTS).json[0]["proposed_by"] == "Ada"
    assert decide(bo, "gone") == (200, True)
    assert ada.get(REQUESTS).json == []
    with door.app.app_context(), reading() as session:
        assert session.get_one(Prisoner, door.anna).names == {}
    assert door.import_again(export(row("1", "Анна Узор"), row("2", VERA)))["suppressed"] == 1
    assert "Узор" not in door.everything_public()


def test_showing_again_is_said_by_two_and_phones_have_the_person_again(
    door: Listed, pair: Sequence[FlaskClient]
) -> None:
    ada, bo = pair
    door.ask(door.anna)
    assert decide(ada, "shown") == (200, False)
    assert door.state(door.anna) is None
    assert decide(bo, "shown") == (200, True)
    assert door.state(door.anna) == "held"
    assert door.client.get(f"/en/prisoners/{door.anna}").status_code == 200
    assert not read_suppressions(door.settings()).hides("viasna:1")


def test_whom_two_have_shown_again_the_door_alone_does_not_hide(door: Listed, pair: Sequence[FlaskClient]) -> None:
    ada, bo = pair
    door.ask(door.anna)
    decide(ada, "shown")
    decide(bo, "shown")
    assert "ждёт одного из нас" in door.ask(door.anna)
    assert door.state(door.anna) == "held"
    assert ada.get(REQUESTS).json[0]["acted"] == "waits"
    assert decide(bo, "gone") == (200, False)
    assert door.state(door.anna) is None  # the first word hides; the second takes down
    assert decide(ada, "gone") == (200, True)


@pytest.mark.both_databases
def test_after_three_months_the_door_hides_the_same_person_again(
    door: Listed, pair: Sequence[FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    door.ask(door.anna)
    for who in pair:
        decide(who, "shown")
    later = clock.today() + timedelta(days=90)
    monkeypatch.setattr(clock, "today", lambda: later)
    assert "больше не показывается" in door.ask(door.anna)


def test_the_second_is_nobody_whom_the_first_has_invited(door: Listed, pair: Sequence[FlaskClient]) -> None:
    ada, _ = pair
    ada_id = ada.get("/api/desk/me").json["id"]
    with door.app.app_context(), writing() as session:
        puppet = make_coordinator(session, "Puppet", invited_by=ada_id)
    door.ask(door.anna)
    decide(ada, "gone")
    friend = desk_client(door.app, puppet)
    assert decide(friend, "gone") == (403, "/problems/second-must-be-another")
    assert friend.get(REQUESTS).json[0]["may"] == ["shown"]


def test_another_opinion_replaces_the_first_and_begins_anew(door: Listed, pair: Sequence[FlaskClient]) -> None:
    ada, bo = pair
    door.ask(door.anna)
    decide(ada, "gone")
    assert decide(bo, "shown") == (200, False)
    assert decide(ada, "shown") == (200, True)


def test_a_word_can_be_taken_back_before_the_second_says_it(door: Listed, pair: Sequence[FlaskClient]) -> None:
    ada, bo = pair
    door.ask(door.anna)
    decide(ada, "gone")
    id = ada.get(REQUESTS).json[0]["id"]
    assert bo.delete(f"{REQUESTS}/{id}/decision").status_code == 204
    assert decide(bo, "gone") == (200, False)


@pytest.mark.both_databases
def test_two_seconds_at_the_same_moment_decide_once(app: Flask, door: Listed) -> None:
    three = coordinators(app, 3)
    door.ask(door.anna)
    decide(three[0], "gone")
    id = three[0].get(REQUESTS).json[0]["id"]

    def say(who: FlaskClient) -> int:
        return who.post(f"{REQUESTS}/{id}/decision", json={"decision": "gone"}).status_code

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(say, three[1:])) == [200, 409]


def test_what_does_not_belong_to_a_wish_cannot_be_decided(door: Listed, pair: Sequence[FlaskClient]) -> None:
    door.ask(door.anna)
    assert decide(pair[0], "done") == (422, "/problems/no-such-decision")
    assert pair[0].post(f"{REQUESTS}/7/decision", json={"decision": "gone"}).status_code == 409


def test_a_change_is_closed_by_one(door: Listed, pair: Sequence[FlaskClient]) -> None:
    door.ask(door.anna, "change-place")
    assert decide(pair[0], "nothing") == (200, True)
    assert pair[0].get(REQUESTS).json == []


def test_silence_stays_by_one_word_and_is_lifted_by_two(door: Listed, pair: Sequence[FlaskClient]) -> None:
    ada, bo = pair
    door.ask(door.anna, "silence")
    assert decide(ada, "lifted") == (200, False)
    assert door.state(door.anna) == "do_not_write"
    assert decide(bo, "lifted") == (200, True)
    assert door.state(door.anna) == "held"
    assert ada.get("/api/desk/family/flags").json == []


def test_silence_covers_what_becomes_of_the_person_later(door: Listed) -> None:
    door.ask(door.anna, "silence")
    set_state(door.app, door.anna, "came_out")
    assert door.state(door.anna) == "do_not_write"


def test_one_coordinator_takes_down_five_a_day_and_the_sixth_needs_a_second(
    door: Listed, pair: Sequence[FlaskClient]
) -> None:
    ada, bo = pair
    with door.app.app_context():
        with writing() as session:
            ids = [make_prisoner(session, f"p{number}", source_id=f"viasna:9{number}") for number in range(6)]
        publish_list()
    answers = [ada.post("/api/desk/family/takedowns", json={"prisoner_id": id}).json["decided"] for id in ids]
    assert answers == [True] * 5 + [False]
    assert (door.state("p0"), door.state("p5")) == (None, "held")
    assert decide(ada, "gone") == (403, "/problems/second-must-be-another")
    assert decide(bo, "gone") == (200, True)
    assert door.state("p5") is None
    # Bo's own five are his own
    assert bo.post("/api/desk/family/takedowns", json={"prisoner_id": door.vera}).json["decided"] is True


def test_whoever_is_gone_cannot_be_taken_down_or_flagged_again(door: Listed, pair: Sequence[FlaskClient]) -> None:
    ada, _ = pair
    for id, status in ((door.anna, 200), (door.anna, 404), ("p000", 404)):
        assert ada.post("/api/desk/family/takedowns", json={"prisoner_id": id}).status_code == status
    flag = {"prisoner_id": door.anna, "kind": "silence", "reason": "asked"}
    assert ada.post("/api/desk/family/flags", json=flag).status_code == 404


def test_the_log_says_who_decided_and_never_when_somebody_asked(door: Listed, pair: Sequence[FlaskClient]) -> None:
    ada, bo = pair
    door.ask(door.anna)
    decide(ada, "gone")
    decide(bo, "gone")
    with door.app.app_context(), reading() as session:
        noted = session.execute(select(AuditEntry.action, AuditEntry.detail).order_by(AuditEntry.id)).all()
    assert [action for action, _ in noted] == ["family_proposed", "family_decided"]
    assert all(detail.keys() == {"request", "decision"} for _, detail in noted)


def test_what_waits_is_counted_for_coordinators(door: Listed, pair: Sequence[FlaskClient]) -> None:
    door.ask(door.anna)
    door.ask(door.vera, "change-name")
    assert pair[0].get("/api/desk/waiting").json["family_requests"] == 2


def test_no_table_knows_who_was_taken_down(door: Listed, pair: Sequence[FlaskClient]) -> None:
    """Every table, whoever added it: an import has changed them since, so that each kind of memory has something."""
    door.import_again(export(row("1", "Анна Узор-Зорка", prison="Места невядома", decision="7 лет"), row("2", VERA)))
    assert "Узор" in every_row(door.app)
    pair[0].post("/api/desk/family/takedowns", json={"prisoner_id": door.anna})
    left = every_row(door.app)
    assert "Лист" in left
    assert "Узор" not in left
    assert "viasna:1" not in left


def every_row(app: Flask) -> str:
    """All that the database says, as text; JSON as it is read."""
    with app.app_context(), reading() as session:
        return str([tuple(found) for table in metadata.sorted_tables for found in session.execute(select(table))])


@pytest.mark.both_databases
def test_a_list_that_was_compared_before_does_not_bring_them_back(door: Listed, pair: Sequence[FlaskClient]) -> None:
    """Compared in the morning, taken down at noon, applied in the afternoon."""
    with door.app.app_context():
        plan = plan_of(export(row("1", "Анна Узор-Новая"), row("2", "Вера Лист-Новая")))
    pair[0].post("/api/desk/family/takedowns", json={"prisoner_id": door.anna})
    with door.app.app_context(), contextlib.suppress(Problem):
        with writing() as session:
            apply_plan(session, plan)
        publish_list()
    assert "Узор" not in door.everything_public()


def test_a_list_that_was_compared_before_shows_nobody_who_was_hidden_since(door: Listed) -> None:
    with door.app.app_context():
        plan = plan_of(export(row("1", "Анна Узор-Новая"), row("2", "Вера Лист-Новая")))
    door.ask(door.anna)
    with door.app.app_context(), contextlib.suppress(Problem):
        with writing() as session:
            apply_plan(session, plan)
        publish_list()
    assert "Узор" not in door.everything_public()
