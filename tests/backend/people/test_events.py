"""Events that coordinators enter: one word for what the list shows anyway, two for what changes somebody's standing."""

import pytest
from flask import Flask

from factories.people import change_prisoner
from factories.people_desk import Desk
from lebenszeichen.database import writing


@pytest.mark.both_databases
def test_a_move_long_ago_is_in_the_timeline_with_its_source(ada: Desk) -> None:
    ada.enter("moved", happened_on="2022-05", facility_id="ik-4")
    assert ada.public()["events"] == [
        {"kind": "moved", "on": "2022-05", "facility_id": "ik-4", "source": "Viasna, 2026-11-01"}
    ]


def test_phones_hear_with_the_next_list(ada: Desk) -> None:
    before = ada.public()["seq"]
    ada.enter("moved", happened_on="2022-05")
    assert ada.public()["seq"] > before


def test_an_arrest_that_the_facts_say_already_is_not_said_twice(ada: Desk) -> None:
    ada.enter("detained", happened_on="2021-07-14")
    assert ada.public()["events"] is None
    ada.enter("detained", happened_on="2011")
    assert [one["on"] for one in ada.public()["events"]] == ["2011"]


@pytest.mark.parametrize("kind", ["deported", "detained_again", "no_longer_held"])
def test_one_person_makes_no_change_of_a_state_public(ada: Desk, kind: str) -> None:
    event = ada.enter(kind, happened_on="2024-12-24")
    assert ada.confirm(event) in {403, 409}
    assert (ada.public()["state"], ada.public()["events"]) == ("held", None)


@pytest.mark.both_databases
def test_two_do_and_the_second_is_nobody_whom_the_first_let_in(app: Flask, ada: Desk, ben: Desk) -> None:
    event = ada.enter("detained_again", happened_on="2024-12-24")
    puppet = Desk(app, "Puppet", invited_by=ada.id)
    assert puppet.confirm(event) == 403
    assert ben.person()["events"][0]["may"] == {"confirm": True, "correct": True}
    assert ben.confirm(event) == 204
    assert [one["kind"] for one in ada.public()["events"]] == ["detained_again"]
    (shown, *_) = ada.person()["events"]
    assert (shown["entered_by"], shown["confirmed_by"], shown["waits"]) == ("Ada", "Ben", False)
    assert ben.confirm(event) == 409


def test_what_no_second_has_to_say_is_not_confirmed(ada: Desk, ben: Desk) -> None:
    event = ada.enter("no_longer_held", happened_on="2024-12-24")
    assert ben.confirm(event) == 409
    assert ada.public()["events"] is None


@pytest.mark.parametrize("kind", ["came_out", "died", "correction", "freed"])
def test_that_somebody_came_out_or_died_is_said_in_a_release(ada: Desk, kind: str) -> None:
    body = {"kind": kind, "source": "Viasna", "happened_on": "2026-11-19"}
    answer = ada.client.post("/api/desk/people/panna/events", json=body)
    assert answer.status_code == 422
    assert ada.person()["events"] == []


@pytest.mark.both_databases
def test_what_was_wrong_is_corrected_and_stays_at_the_desk(ada: Desk) -> None:
    event = ada.enter("moved", happened_on="2022-05")
    assert ada.correct(event) == 204
    assert ada.public()["events"] is None
    kinds = [(one["kind"], one["corrected"], one["corrects"]) for one in ada.person()["events"]]
    assert kinds == [("correction", False, event), ("moved", True, None)]
    assert (ada.correct(event), ada.correct(404)) == (409, 404)


@pytest.mark.both_databases
def test_an_event_of_somebody_else_is_not_found(ada: Desk) -> None:
    event = ada.enter("moved")
    assert ada.correct(event, "pbasil") == 404


def test_of_whoever_is_in_question_nothing_new_is_told(app: Flask, ada: Desk) -> None:
    ada.enter("moved", "pbasil", happened_on="2026-11-20")
    assert ada.public("pbasil")["events"] is None
    ada.enter("moved", happened_on="2026-11-20")
    with app.app_context(), writing() as session:
        change_prisoner(session, "panna", state="do_not_write")
    assert ada.public()["events"] is None


@pytest.mark.parametrize(
    "said",
    [
        {"happened_on": "2099-01-01"},
        {"happened_on": "14.07.2021"},
        {"source": ""},
        {"source": "<b>Viasna</b>"},
        {"source_url": "javascript:alert(1)"},
        {"public": True},
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_is_no_day_source_or_address_is_turned_away(ada: Desk, said: dict[str, object]) -> None:
    answer = ada.client.post("/api/desk/people/panna/events", json={"kind": "moved", "source": "Viasna", **said})
    assert answer.status_code == 422


def test_an_institution_that_nobody_knows_is_turned_away(ada: Desk) -> None:
    body = {"kind": "moved", "source": "Viasna", "facility_id": "ik-404"}
    assert ada.client.post("/api/desk/people/panna/events", json=body).status_code == 404
