"""An evening from its first card to the box that went next morning: what phones, organiser and desk are told."""

import json
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from factories.coordinators import desk_client, make_coordinator
from factories.evenings import DAY, handed_in, open_evening, opened, pile, tally
from factories.people import change_prisoner, make_prisoner
from factories.phones import Phone, letter_of
from lebenszeichen.database import reading, writing
from lebenszeichen.letters.queries import counts_by_day, posted_for_campaigns

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def desk(app: Flask) -> FlaskClient:
    with app.app_context(), writing() as session:
        id = make_coordinator(session, "Ines")
    return desk_client(app, id)


def pile_of(app: Flask, code: str, key: str) -> Any:
    answer = app.test_client().get(f"/api/events/{code}/pile", headers={"Authorization": f"Organiser {key}"})
    return answer.json if answer.status_code == 200 else answer.json["type"]


def posted(app: Flask) -> list[tuple[str, int, int]]:
    with app.app_context(), reading() as session:
        return [(str(one.day), one.posted, one.held) for one in counts_by_day(session)]


def test_a_box_goes_without_the_cards_that_were_taken_out(app: Flask, listed: str) -> None:
    with app.app_context(), writing() as session:
        other = make_prisoner(session, "p0000000002")
    code, key = open_evening(app)
    phone, organiser = Phone(app), Phone(app)
    phone.push(handed_in(phone, code, listed), handed_in(phone, code, listed), handed_in(phone, code, other))
    assert posted(app) == []
    with app.app_context(), writing() as session:
        change_prisoner(session, other, state="do_not_write")
    lying = {"counting": "phones", "posted_on": None, "accepted": True, "by_phones": 3}
    assert pile_of(app, code, key) == {**lying, "take_out": [{"prisoner_id": other, "cards": 1}]}
    organiser.push(pile(organiser, code, key, "2026-11-22", taken_out=[other]))
    assert posted(app) == [("2026-11-22", 2, 0)]
    phone.push(handed_in(phone, code, listed))
    assert posted(app) == [("2026-11-22", 3, 0)], "a card of which its phone tells late lay in the same box"
    assert pile_of(app, code, key)["by_phones"] == 1


def test_a_pile_that_was_marked_by_mistake_is_taken_back_and_marked_again(app: Flask, listed: str) -> None:
    code, key = open_evening(app)
    phone = Phone(app)
    wrong = str(uuid4())
    phone.push(handed_in(phone, code, listed), pile(phone, code, key, "2026-11-21", id=wrong))
    phone.push(phone.mutation("fact_voided", {"pile_id": wrong, "event_id": code, "fact": "pile_posted"}, DAY))
    assert posted(app) == []
    phone.push(pile(phone, code, key, "2026-11-22"))
    assert posted(app) == [("2026-11-22", 1, 0)]


def test_a_card_that_its_writer_posted_is_not_moved_by_a_pile(app: Flask, listed: str) -> None:
    code, key = open_evening(app)
    phone = Phone(app)
    card = handed_in(phone, code, listed)
    phone.push(card, pile(phone, code, key, "2026-11-22"))
    phone.push(phone.posted(listed, letter_of(card), local_date="2026-11-20"))
    assert posted(app) == [("2026-11-20", 1, 0)]
    phone.push(phone.voided(letter_of(card)))
    assert posted(app) == [("2026-11-22", 1, 0)]
    phone.push(phone.voided(letter_of(card), "letter_handed_in"))
    assert posted(app) == []


def test_only_the_organiser_speaks_for_a_pile(app: Flask, listed: str) -> None:
    code, key = open_evening(app)
    phone = Phone(app)
    assert pile_of(app, code, "somebody") == "/problems/not-the-organiser"
    assert pile_of(app, code, "") == "/problems/not-the-organiser"
    assert pile_of(app, "2222222", key) == "/problems/unknown-evening"
    for fact in (pile(phone, code, "somebody"), tally(phone, code, "somebody")):
        assert phone.push(fact)[0]["problem"]["type"] == "/problems/not-the-organiser"


def test_an_evening_that_a_phone_opened_moves_nothing_before_the_desk_accepts_it(
    app: Flask, desk: FlaskClient, listed: str
) -> None:
    phone = Phone(app)
    opening = opened(phone, "k")
    code = json.loads(opening["args"])["event_id"]
    before = phone.push(handed_in(phone, code, listed), pile(phone, code, "k"), tally(phone, code, "k", 9))
    assert [one["outcome"] for one in [*before, *phone.push(opening)]] == ["applied"] * 4, "the order does not matter"
    assert posted(app) == []
    assert desk.get("/api/desk/waiting").json["events_to_accept"] == 1
    assert desk.get("/api/desk/campaigns/everyone/counts").json["paper"]["total"] == 0
    assert desk.post(f"/api/desk/events/{code}/accept").status_code == 204
    assert posted(app) == [("2026-11-21", 1, 0)]
    assert desk.get("/api/desk/campaigns/everyone/counts").json["paper"]["total"] == 9
    assert desk.get("/api/desk/audit").json[0]["action"] == "evening_accepted"


def test_where_paper_counts_phones_post_nothing_with_the_box(app: Flask, desk: FlaskClient, listed: str) -> None:
    code, key = open_evening(app, "paper")
    phone = Phone(app)
    phone.push(handed_in(phone, code, listed), pile(phone, code, key), tally(phone, code, key, 41))
    mine = tally(phone, code, key, 3, listed)
    phone.push(mine)
    assert posted(app) == []
    shown = desk.get(f"/api/desk/events/{code}").json
    assert (shown["phones"], shown["paper"]) == ({"handed_in": 1, "posted": 0, "held": 0}, 44)
    assert [(one["cards"], one["names"]) for one in shown["tallies"] if one["cards"] == 3] == [(3, {})], (
        "who is not told"
    )
    assert shown["posted_on"] == "2026-11-21"
    assert desk.delete(f"/api/desk/campaigns/everyone/tallies/{tally_of(mine)}").status_code == 204
    assert desk.get(f"/api/desk/events/{code}").json["paper"] == 41


def tally_of(mutation: dict[str, Any]) -> str:
    id: str = json.loads(mutation["args"])["tally_id"]
    return id


def test_a_script_that_hands_in_moves_no_public_number(app: Flask, desk: FlaskClient, listed: str) -> None:
    code, key = open_evening(app)
    phone, organiser = Phone(app), Phone(app)
    organiser.push(pile(organiser, code, key))
    for _ in range(3):
        phone.push(*[handed_in(phone, code, listed) for _ in range(40)])
    cap = app.extensions["settings"].letters_soft_cap
    assert posted(app) == [(DAY, 120, 120 - cap)]
    with app.app_context(), reading() as session:
        assert posted_for_campaigns(session) == {"everyone": cap}
    [held] = desk.get("/api/desk/letters/held").json
    assert (held["cards"], held["phones"], held["most_of_one_phone"]) == (120 - cap, 1, 120 - cap)


def test_an_evening_is_opened_at_the_desk_and_its_key_told_once(app: Flask, desk: FlaskClient, listed: str) -> None:
    new = {"campaign_id": "everyone", "day": DAY, "counting": "paper"}
    answer = desk.post("/api/desk/events", json=new).json
    code, key = answer["organisers_link"].rpartition("/")[2].split("#")
    assert (code, answer["code"]) == (answer["id"], f"{code[:3]}-{code[3:]}")
    assert answer["volunteers_link"].endswith(f"/app/join#campaign=everyone&event={code}")
    assert pile_of(app, code, key)["counting"] == "paper"
    [listed_one] = desk.get("/api/desk/events").json
    assert (listed_one["id"], listed_one["accepted_on"] is not None, listed_one["opened_by_phone"]) == (
        code,
        True,
        False,
    )
    assert key not in str(listed_one)
    assert desk.post(f"/api/desk/events/{code}/close").status_code == 204
    assert desk.get("/api/desk/events").json[0]["closed_on"] is not None
    assert desk.post("/api/desk/events", json={**new, "campaign_id": "nowhere"}).status_code == 422
