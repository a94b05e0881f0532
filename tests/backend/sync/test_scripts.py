"""One script with 10,000 cards does not move a public figure, however it calls itself. A volunteer's card does."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from factories.coordinators import desk_client, make_coordinator
from factories.people import make_prisoner
from factories.phones import Phone
from lebenszeichen import clock
from lebenszeichen.accounts import authenticate
from lebenszeichen.accounts.models import Device
from lebenszeichen.campaigns.service import ensure_default_campaign
from lebenszeichen.database import reading, writing
from lebenszeichen.letters.queries import counts_by_day, held_cards
from lebenszeichen.settings import Settings
from lebenszeichen.sync.jobs import publish
from lebenszeichen.sync.models import NewcomerHour
from lebenszeichen.sync.publication import publish_all

PEOPLE = [f"p{number:09d}" for number in range(200)]
CARDS = 10_000
FROM_ONE_PHONE = int(os.environ.get("SCRIPT_CARDS", "2000"))
"""After the 61st each is held like the one before; `SCRIPT_CARDS=10000` sends them all."""
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@dataclass
class World:
    """A server with the settings that it has by itself, and a clock that stands."""

    app: Flask
    now: datetime

    def pass_time(self, by: timedelta) -> None:
        """And let the worker do what it does every minute."""
        self.now += by
        with self.app.app_context():
            publish(self.app.extensions["settings"])

    def volunteer(self, address: str = "192.0.2.200") -> Phone:
        """Somebody who registered last week, on a line of her own."""
        phone = Phone(self.app)
        with self.app.app_context(), writing() as session:
            device = session.get_one(Device, authenticate(phone.token))
            device.consent_on = self.now.date() - timedelta(days=7)
        phone.client.environ_base["REMOTE_ADDR"] = address
        return phone

    def public(self) -> dict[str, Any]:
        """Everything that anybody can read of numbers: the published files, and the levels as of this moment."""
        client = self.app.test_client()
        manifest = client.get("/api/manifest").json
        published = client.get(manifest["levels"]["path"]).json
        at_this_moment = client.get("/api/levels").json
        assert published.pop("seq") <= at_this_moment.pop("seq")  # how far they go, not what they say
        published.pop("settled_until"), at_this_moment.pop("settled_until")
        return {"list": manifest["list"], "published": published, "now": at_this_moment}

    def settled_until(self) -> datetime | None:
        """What the newest published file says: cards that were to settle by then are in it."""
        client = self.app.test_client()
        said = client.get(client.get("/api/manifest").json["levels"]["path"]).json["settled_until"]
        return None if said is None else datetime.fromisoformat(said)

    def held(self) -> int:
        with self.app.app_context(), reading() as session:
            return sum(one.cards for one in held_cards(session))


@pytest.fixture
def world(app: Flask, monkeypatch: pytest.MonkeyPatch) -> World:
    settings: Settings = app.extensions["settings"]
    defaults = Settings(home=settings.home, database_url=settings.database_url)
    minutes = defaults.letters_settle_minutes
    app.extensions["settings"] = replace(settings, letters_settle_minutes=minutes)
    world = World(app, datetime(2026, 11, 21, 18, 7, tzinfo=UTC))
    monkeypatch.setattr(clock, "now", lambda: world.now)
    with app.app_context():
        with writing() as session:
            ensure_default_campaign(session, clock.today())
            for person in PEOPLE:
                make_prisoner(session, person)
        publish_all(app.extensions["settings"])
    first = world.volunteer()
    first.push(*(first.posted(person) for person in PEOPLE[:7]))
    world.pass_time(MINUTE)
    return world


def one_phone(app: Flask) -> Iterator[Phone]:
    phone = Phone(app)
    while True:
        yield phone


def a_new_phone_for_each_sixty(app: Flask) -> Iterator[Phone]:
    while True:
        phone = Phone(app)
        yield from (phone, phone)


def many_client_ids(app: Flask) -> Iterator[Phone]:
    for phone in one_phone(app):
        phone.client_id, phone.seq = str(uuid4()), 0
        yield phone


SCRIPTS: dict[str, tuple[Callable[[Flask], Iterator[Phone]], int]] = {
    "one phone": (one_phone, 50),
    "a new phone for each sixty cards": (a_new_phone_for_each_sixty, 30),
    "one phone under many client ids": (many_client_ids, 50),
}


def run_script(world: World, name: str, cards: int) -> None:
    """As fast as it can, each push from another address: no rule about lines is needed against it."""
    phones, batch = SCRIPTS[name]
    people = iter(range(10**9))
    for number, phone in enumerate(islice(phones(world.app), -(-cards // batch))):
        phone.client.environ_base["REMOTE_ADDR"] = f"198.51.{number // 250}.{number % 250}"
        size = min(batch, cards - number * batch)
        results = phone.push(*(phone.posted(PEOPLE[next(people) % len(PEOPLE)]) for _ in range(size)))
        assert {result["outcome"] for result in results} == {"applied"}, "a fact was refused"
        if number % 20 == 19:
            world.pass_time(MINUTE)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", SCRIPTS)
def test_ten_thousand_cards_of_one_script_move_no_public_figure(world: World, name: str) -> None:
    before = world.public()
    assert before["now"]["campaigns"][0]["posted"] == 7, "there must be something that could move"
    cards = CARDS if name == "a new phone for each sixty cards" else FROM_ONE_PHONE
    run_script(world, name, cards)
    for later in (timedelta(), MINUTE, HOUR, 2 * HOUR, 30 * HOUR):
        world.pass_time(later)
        assert world.public() == before
    assert world.held() == cards, "every card was accepted, and every card waits for a look"


@pytest.mark.both_databases
@pytest.mark.parametrize("name", SCRIPTS)
def test_the_same_on_both_databases_with_as_many_cards_as_new_phones_may_tell_of(world: World, name: str) -> None:
    settings: Settings = world.app.extensions["settings"]
    world.app.extensions["settings"] = replace(settings, letters_soft_cap_newcomers=240)
    before = world.public()
    run_script(world, name, 300)
    world.pass_time(2 * HOUR)
    assert (world.public(), world.held()) == (before, 300)


@pytest.mark.both_databases
def test_a_volunteers_card_counts_at_once_while_a_script_is_at_work(world: World) -> None:
    known = world.volunteer()
    run_script(world, "one phone", 200)
    [result] = known.push(known.posted(PEOPLE[0]))
    assert not result["held"]
    world.pass_time(MINUTE)
    assert world.public()["published"]["campaigns"][0]["posted"] == 8


@pytest.mark.both_databases
def test_a_new_phones_card_counts_by_itself_within_seventy_five_minutes(world: World) -> None:
    new = Phone(world.app)
    card = new.posted(PEOPLE[0])
    [result] = new.push(card)
    assert (result["outcome"], result["held"], world.held()) == ("applied", False, 0)
    moment = datetime.fromisoformat(result["settles_at"])
    assert HOUR <= moment - world.now <= timedelta(minutes=75)
    world.pass_time(timedelta(minutes=59))
    assert world.public()["now"]["campaigns"][0]["posted"] == 7
    assert world.settled_until() is None
    world.pass_time(timedelta(minutes=16))
    assert world.settled_until() >= moment, "or the phone adds its own card to a file that has it"
    assert world.public()["published"]["campaigns"][0]["posted"] == 8
    assert not new.push(card)[0]["held"]


def test_an_evening_of_five_hundred_new_phones_is_not_held(world: World) -> None:
    with world.app.app_context(), writing() as session:
        session.add(NewcomerHour(hour=world.now.replace(minute=0), cards=2_450))  # what 490 of them have told of
    for _ in range(10):
        phone = Phone(world.app)
        phone.push(*(phone.posted(person) for person in PEOPLE[:5]))
    world.pass_time(2 * HOUR)
    assert world.held() == 0
    assert world.public()["published"]["campaigns"][0]["posted"] == 57


def test_a_new_phone_above_its_cap_holds_only_what_came_with_its_first_cards(world: World) -> None:
    earlier, beside, later, diligent = (Phone(world.app) for _ in range(4))
    earlier.push(earlier.posted(PEOPLE[0]))
    world.pass_time(timedelta(minutes=15))
    for part in (50, 10, 10):
        diligent.push(*(diligent.posted(PEOPLE[1]) for _ in range(part)))
    beside.push(beside.posted(PEOPLE[2]))
    world.pass_time(timedelta(minutes=15))
    later.push(later.posted(PEOPLE[3]))
    world.pass_time(2 * HOUR)
    assert world.held() == 71
    assert world.public()["published"]["campaigns"][0]["posted"] == 9


def test_after_somebody_has_looked_new_phones_are_summed_anew(world: World) -> None:
    with world.app.app_context(), writing() as session:
        session.add(NewcomerHour(hour=world.now.replace(minute=0), cards=3_001))
        ada = make_coordinator(session)
    phone = Phone(world.app)
    assert phone.push(phone.posted(PEOPLE[0]))[0]["held"]
    body = {"campaign_id": "everyone", "day": "2026-11-21"}
    assert desk_client(world.app, ada).post("/api/desk/letters/held/count", json=body).json == {"cards": 1}
    assert not phone.push(phone.posted(PEOPLE[0]))[0]["held"]


def test_above_the_cap_of_a_line_even_known_phones_are_held_until_the_next_day(world: World) -> None:
    settings: Settings = world.app.extensions["settings"]
    world.app.extensions["settings"] = replace(settings, letters_soft_cap_line=70)
    lines = [world.volunteer("2001:db8:1:2::7") for _ in range(3)]
    lines[2].client.environ_base["REMOTE_ADDR"] = "2001:db8:1:3::7"
    answers = [[one["held"] for one in phone.push(*(phone.posted(PEOPLE[0]) for _ in range(50)))] for phone in lines]
    assert answers == [[False] * 50, [False] * 20 + [True] * 30, [False] * 50]
    world.pass_time(timedelta(days=1))
    assert not lines[1].push(lines[1].posted(PEOPLE[0]))[0]["held"]


def test_sending_the_same_again_does_not_weigh(world: World) -> None:
    settings: Settings = world.app.extensions["settings"]
    world.app.extensions["settings"] = replace(settings, letters_soft_cap_line=40, letters_soft_cap_newcomers=40)
    phone = Phone(world.app)
    cards = [phone.posted(PEOPLE[0]) for _ in range(20)]
    for _ in range(4):
        phone.push(*cards)
    assert not phone.push(phone.posted(PEOPLE[0]))[0]["held"]


def test_exact_numbers_hold_every_card_that_came(world: World) -> None:
    new = Phone(world.app)
    new.push(new.posted(PEOPLE[0]), new.posted(PEOPLE[1]))
    with world.app.app_context(), reading() as session:
        assert sum(count.posted for count in counts_by_day(session)) == 9


def test_a_settling_card_that_is_taken_back_never_counts(world: World) -> None:
    new = Phone(world.app)
    card = new.posted(PEOPLE[0], letter_id := str(uuid4()))
    new.push(card, new.voided(letter_id))
    world.pass_time(2 * HOUR)
    assert world.public()["published"]["campaigns"][0]["posted"] == 7
    assert world.held() == 0
