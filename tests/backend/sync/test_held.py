"""Held cards: from how many phones they came, what a coordinator decides, and how long their links wait."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from factories.coordinators import desk_client, make_coordinator
from factories.databases import STORAGE_KEY
from factories.phones import Phone, letter_of
from lebenszeichen import clock
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading, writing
from lebenszeichen.letters.holding import Group
from lebenszeichen.letters.queries import counts_by_prisoner, posted_for_campaigns
from lebenszeichen.sync import jobs
from lebenszeichen.sync.held import mark_of
from lebenszeichen.sync.models import LedgerLink

pytestmark = pytest.mark.both_databases

CAP = 60


@pytest.fixture
def desk(app: Flask) -> FlaskClient:
    with app.app_context(), writing() as session:
        ada = make_coordinator(session)
    return desk_client(app, ada)


def told(app: Flask, listed: str, held: int) -> Phone:
    """A phone of which so many cards wait for a look."""
    phone = Phone(app)
    cards = [phone.posted(listed) for _ in range(CAP + held)]
    for start in range(0, len(cards), 50):
        phone.push(*cards[start : start + 50])
    return phone


def group() -> dict[str, str]:
    return {"campaign_id": "everyone", "day": "2026-11-21"}


def age(app: Flask, by: timedelta) -> None:
    with app.app_context(), writing() as session:
        session.execute(update(LedgerLink).values(received_at=clock.now() - by))


def links(app: Flask) -> int:
    with app.app_context(), reading() as session:
        return len(session.scalars(select(LedgerLink)).all())


def forget(app: Flask) -> None:
    with app.app_context():
        jobs.forget_links()


def test_the_desk_says_from_how_many_phones_held_cards_came(app: Flask, listed: str, desk: FlaskClient) -> None:
    told(app, listed, 7)
    told(app, listed, 3)
    [shown] = desk.get("/api/desk/letters/held").json
    assert (shown["cards"], shown["phones"], shown["most_of_one_phone"], shown["of_unknown_phones"]) == (10, 2, 7, 0)


def test_cards_of_a_phone_that_was_erased_are_of_an_unknown_phone(app: Flask, listed: str, desk: FlaskClient) -> None:
    gone = told(app, listed, 7)
    told(app, listed, 3)
    gone.client.delete("/api/devices/current", headers={"Authorization": f"Bearer {gone.token}"})
    [shown] = desk.get("/api/desk/letters/held").json
    assert (shown["cards"], shown["phones"], shown["most_of_one_phone"], shown["of_unknown_phones"]) == (10, 1, 3, 7)


def test_cards_that_were_left_out_count_for_nobody_until_that_is_taken_back(
    app: Flask, listed: str, desk: FlaskClient
) -> None:
    phone = told(app, listed, 5)
    [last] = phone.push(card := phone.posted(listed))
    assert last["held"]
    assert desk.post("/api/desk/letters/held/leave-out", json=group()).json == {"cards": 6}
    assert desk.get("/api/desk/letters/held").json == []
    assert desk.get("/api/desk/waiting").json["letters_held"] == 0
    assert [one["cards"] for one in desk.get("/api/desk/letters/left-out").json] == [6]
    assert exact_and_public(app) == (CAP, CAP)
    assert phone.push(card)[0]["held"], "phones are not told"
    assert desk.post("/api/desk/letters/held/count", json=group()).json == {"cards": 0}
    assert desk.post("/api/desk/letters/left-out/hold-again", json=group()).json == {"cards": 6}
    assert desk.get("/api/desk/letters/left-out").json == []
    assert exact_and_public(app) == (CAP + 6, CAP)
    assert desk.post("/api/desk/letters/held/count", json=group()).json == {"cards": 6}
    assert exact_and_public(app) == (CAP + 6, CAP + 6)
    with app.app_context(), reading() as session:
        noted = [(one.action, one.detail["cards"]) for one in session.scalars(select(AuditEntry))]
    assert noted == [
        ("letters_left_out", 6),
        ("letters_counted", 0),
        ("letters_held_again", 6),
        ("letters_counted", 6),
    ]


def exact_and_public(app: Flask) -> tuple[int, int]:
    with app.app_context(), reading() as session:
        return sum(one.posted for one in counts_by_prisoner(session)), posted_for_campaigns(session)["everyone"]


def test_only_the_day_and_campaign_that_were_named_are_left_out(app: Flask, listed: str, desk: FlaskClient) -> None:
    phone = told(app, listed, 2)
    phone.push(phone.posted(listed, local_date="2026-11-20"))
    other = {**group(), "campaign_id": "another"}
    assert desk.post("/api/desk/letters/held/leave-out", json=other).json == {"cards": 0}
    assert desk.post("/api/desk/letters/held/leave-out", json=group()).json == {"cards": 2}
    assert [one["day"] for one in desk.get("/api/desk/letters/held").json] == ["2026-11-20"]


def test_a_card_that_was_left_out_can_be_taken_back_by_its_phone(app: Flask, listed: str, desk: FlaskClient) -> None:
    phone = told(app, listed, 1)
    [_] = phone.push(card := phone.posted(listed))
    desk.post("/api/desk/letters/held/leave-out", json=group())
    phone.push(phone.voided(letter_of(card)))
    assert [one["cards"] for one in desk.get("/api/desk/letters/left-out").json] == [1]
    assert desk.post("/api/desk/letters/left-out/hold-again", json=group()).json == {"cards": 1}


@pytest.mark.parametrize("decision", ["count", "leave-out"])
def test_links_of_held_cards_wait_for_the_look_and_go_at_the_next_run_after_it(
    app: Flask, listed: str, desk: FlaskClient, decision: str
) -> None:
    told(app, listed, 4)
    age(app, timedelta(days=31))
    forget(app)
    assert links(app) == 4
    assert desk.post(f"/api/desk/letters/held/{decision}", json=group()).json == {"cards": 4}
    forget(app)
    assert links(app) == 0


def test_links_of_held_cards_wait_sixty_days_at_most_and_the_cards_stay(
    app: Flask, listed: str, desk: FlaskClient
) -> None:
    told(app, listed, 4)
    age(app, timedelta(days=59))
    forget(app)
    assert links(app) == 4
    age(app, timedelta(days=61))
    forget(app)
    assert links(app) == 0
    [shown] = desk.get("/api/desk/letters/held").json
    assert (shown["cards"], shown["phones"], shown["of_unknown_phones"]) == (4, 0, 4)


def test_the_link_of_a_held_card_that_was_taken_back_does_not_wait(app: Flask, listed: str) -> None:
    phone = told(app, listed, 0)
    phone.push(card := phone.posted(listed))
    phone.push(phone.voided(letter_of(card)))
    with app.app_context():
        jobs.publish(app.extensions["settings"])
    age(app, timedelta(days=31))
    forget(app)
    assert links(app) == 0


def test_a_mark_says_neither_person_nor_letter_and_nothing_without_the_key(app: Flask, listed: str) -> None:
    phone = told(app, listed, 0)
    card, another = phone.posted(listed), phone.posted(listed)
    phone.push(card, another)
    with app.app_context(), reading() as session:
        marks = {one.mutation_id: one.held_group for one in session.scalars(select(LedgerLink)) if one.held_group}
    same = mark_of(STORAGE_KEY, Group("everyone", date(2026, 11, 21)))
    assert marks == {card["id"]: same, another["id"]: same}
    assert mark_of(bytes(32), Group("everyone", date(2026, 11, 21))) != same
