"""A campaign in exact numbers, cards held for a look, and cards counted on paper."""

from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from factories.coordinators import desk_client, make_coordinator
from factories.people import make_prisoner
from factories.phones import Phone
from lebenszeichen import clock
from lebenszeichen.database import writing
from lebenszeichen.settings import Settings


@pytest.fixture
def desk(app: Flask) -> FlaskClient:
    """An assistant's browser: numbers need no more than that."""
    with app.app_context(), writing() as session:
        id = make_coordinator(session, "Ines", role="assistant")
    return desk_client(app, id)


def counts(desk: FlaskClient) -> dict[str, object]:
    answer = desk.get("/api/desk/campaigns/everyone/counts")
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json
    return found


def test_numbers_are_exact_but_for_a_persons_day_below_five(app: Flask, desk: FlaskClient, listed: str) -> None:
    with app.app_context(), writing() as session:
        other = make_prisoner(session, "p0000000002", names={"en": "Nina Nobody"})
    phone, today = Phone(app), str(clock.today())
    phone.push(*[phone.posted(listed, local_date=today) for _ in range(4)])
    found = counts(desk)
    assert found["phones"] == {"total": 4, "days": [{"day": today, "posted": 4, "held": 0}]}
    assert [(one["prisoner_id"], one["posted"]) for one in found["people"]] == [(listed, 4)]
    days = f"/api/desk/campaigns/everyone/people/{listed}/days"
    assert desk.get(days).json == {"days": [], "below_five": 1}, "which day it was is told to nobody"
    assert [one["prisoner_id"] for one in found["without_any_card"]] == [other]
    phone.push(phone.posted(listed, local_date=today))
    assert desk.get(days).json == {"days": [{"day": today, "posted": 5}], "below_five": 0}


def test_people_who_must_not_be_written_to_are_not_missing_a_card(app: Flask, desk: FlaskClient, listed: str) -> None:
    with app.app_context(), writing() as session:
        make_prisoner(session, "p0000000002", state="do_not_write")
        make_prisoner(session, "p0000000003", state="came_out")
    assert [one["prisoner_id"] for one in counts(desk)["without_any_card"]] == [listed]


@pytest.mark.both_databases
def test_paper_stands_beside_the_phones_and_is_never_added(app: Flask, desk: FlaskClient, listed: str) -> None:
    phone, today = Phone(app), str(clock.today())
    phone.push(phone.posted(listed, local_date=today))
    entry = {"id": str(uuid4()), "day": today, "cards": 41}
    for _ in range(2):  # the answer to the first may have been lost
        assert desk.post("/api/desk/campaigns/everyone/tallies", json=entry).status_code == 204
    found = counts(desk)
    assert found["phones"]["total"] == 1
    assert found["paper"] == {"total": 41, "tallies": [entry]}
    changed = desk.post("/api/desk/campaigns/everyone/tallies", json={**entry, "cards": 42})
    assert (changed.status_code, changed.json["type"]) == (409, "/problems/other-tally")
    for _ in range(2):
        assert desk.delete(f"/api/desk/campaigns/everyone/tallies/{entry['id']}").status_code == 204
    assert counts(desk)["paper"] == {"total": 0, "tallies": []}


def test_a_tally_of_another_campaign_is_not_taken_back(desk: FlaskClient, listed: str) -> None:
    entry = {"id": str(uuid4()), "day": "2026-11-21", "cards": 5}
    desk.post("/api/desk/campaigns/everyone/tallies", json=entry)
    refused = desk.delete(f"/api/desk/campaigns/advent/tallies/{entry['id']}")
    assert (refused.status_code, refused.json["type"]) == (404, "/problems/unknown-tally")


@pytest.mark.parametrize("cards", [0, -1, 100_001, "3", 2.5, None])
def test_a_number_of_cards_that_cannot_be_is_turned_away_with_a_pointer(
    desk: FlaskClient, listed: str, cards: object
) -> None:
    entry = {"id": str(uuid4()), "day": "2026-11-21", "cards": cards}
    answer = desk.post("/api/desk/campaigns/everyone/tallies", json=entry)
    assert (answer.status_code, answer.json["pointer"]) == (422, "/cards")


def test_an_unknown_campaign_has_no_numbers(desk: FlaskClient, listed: str) -> None:
    assert desk.get("/api/desk/campaigns/lent/counts").status_code == 404
    assert desk.get(f"/api/desk/campaigns/lent/people/{listed}/days").status_code == 404


def test_held_cards_are_seen_in_groups_and_count_when_somebody_has_looked(
    app: Flask, desk: FlaskClient, listed: str
) -> None:
    settings: Settings = app.extensions["settings"]
    phone, today = Phone(app), str(clock.today())
    for start in range(0, settings.letters_soft_cap + 6, 33):
        phone.push(
            *[phone.posted(listed, local_date=today) for _ in range(33)][: settings.letters_soft_cap + 6 - start]
        )
    assert desk.get("/api/desk/waiting").json["letters_held"] == 6
    [group] = desk.get("/api/desk/letters/held").json
    assert (group["campaign_id"], group["day"], group["cards"]) == ("everyone", today, 6)
    assert [(one["prisoner_id"], one["cards"]) for one in group["people"]] == [(listed, 6)]
    counted = desk.post("/api/desk/letters/held/count", json={"campaign_id": "everyone", "day": today})
    assert counted.json == {"cards": 6}
    assert desk.get("/api/desk/letters/held").json == []
