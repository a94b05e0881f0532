"""Whatever is told of an evening, of names and outcomes, in any order and batches: what plain sets say, and no more."""

from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from factories.count_rows import count_rows
from factories.databases import STORAGE_KEY, Databases, begin_life
from factories.evenings import accept_evening, handed_in, opened, pile
from factories.people import make_prisoner
from factories.phones import Phone
from lebenszeichen import clock
from lebenszeichen.app import create_app
from lebenszeichen.campaigns.service import ensure_default_campaign
from lebenszeichen.claims.queries import claims_standing
from lebenszeichen.database import reading, writing
from lebenszeichen.letters.heard import heard_for_campaigns
from lebenszeichen.letters.models import Letter
from lebenszeichen.letters.tallies import tallied_since, tallies_of
from lebenszeichen.settings import Settings

CODE, KEY = "gxm4k7z", "organiser"
PEOPLE = ("p1", "p2")
TODAY = clock.today()
WRITTEN, POSTED, FIRST, SECOND = (TODAY - timedelta(days=days) for days in (9, 5, 3, 2))
PILES = {"first": (FIRST, [PEOPLE[0]]), "second": (SECOND, []), "forged": (POSTED, [])}


def id_of(name: str) -> str:
    return str(UUID(bytes=name.encode().ljust(16, b"-")[:16], version=4))


@pytest.fixture(scope="module")
def app(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    home = tmp_path_factory.mktemp("evening")
    url = databases.sqlite_url(home)
    return create_app(Settings(home=home, database_url=url, storage_key=STORAGE_KEY, letters_settle_minutes=0))


letters = st.sampled_from([f"letter {number}" for number in range(4)])
names = st.sampled_from([f"claim {number}" for number in range(2)])
said = st.one_of(
    st.tuples(st.sampled_from(["letter_written", "letter_handed_in", "letter_posted"]), letters),
    st.tuples(st.just("fact_voided"), letters, st.sampled_from(["letter_handed_in", "letter_posted"])),
    st.tuples(st.sampled_from(["pile_posted", "void_pile"]), st.sampled_from(list(PILES))),
    st.tuples(st.sampled_from(["event_opened", "accept"])),
    st.tuples(st.sampled_from(["tally_recorded", "void_tally"]), st.sampled_from(["tally 0", "tally 1"])),
    st.tuples(st.sampled_from(["outcome_told", "void_outcome"]), st.sampled_from(["heard 0", "heard 1"])),
    st.tuples(st.just("names_taken"), names),
    st.tuples(st.just("name_given_back"), names, st.sampled_from(PEOPLE)),
)
Said = tuple[str, ...]


def person_of(name: str) -> str:
    return PEOPLE[int(name[-1]) % 2]


def mutation_of(phone: Phone, said: Said) -> dict[str, Any]:
    kind, name = said[0], said[1] if len(said) > 1 else ""
    if kind == "letter_handed_in":
        return handed_in(phone, CODE, person_of(name), id_of(name), str(WRITTEN))
    if kind.startswith("letter_"):
        day = POSTED if kind == "letter_posted" else WRITTEN
        return phone.posted(person_of(name), id_of(name), fact=kind, local_date=str(day))
    if kind == "fact_voided":
        return phone.voided(id_of(name), said[2])
    if kind == "event_opened":
        return opened(phone, KEY, CODE)
    if kind == "pile_posted":
        day, taken_out = PILES[name]
        return pile(phone, CODE, "other" if name == "forged" else KEY, str(day), taken_out=taken_out, id=id_of(name))
    everyone = {"campaign_id": "everyone"}
    args: dict[str, dict[str, Any]] = {
        "void_pile": {"pile_id": id_of(name), "event_id": CODE, "fact": "pile_posted"},
        "tally_recorded": {"tally_id": id_of(name), "event_id": CODE, "cards": 7, "key": KEY, **everyone},
        "void_tally": {"tally_id": id_of(name), "fact": "tally_recorded"},
        "outcome_told": {"outcome_id": id_of(name), "outcome": "arrived", **everyone},
        "void_outcome": {"outcome_id": id_of(name), "fact": "outcome_told"},
        "names_taken": {"claim_id": id_of(name), "prisoner_ids": list(PEOPLE), **everyone},
        "name_given_back": {"claim_id": id_of(name), "prisoner_id": said[-1]},
    }
    if kind == "tally_recorded":
        args[kind]["prisoner_id"] = person_of(name)
    return phone.mutation("fact_voided" if kind.startswith("void") else kind, args[kind], str(TODAY))


def as_plain_sets_say(told: set[Said]) -> dict[str, Any]:
    real = {("event_opened",), ("accept",)} <= told
    piles = [
        PILES[name] for name in ("first", "second") if ("pile_posted", name) in told and ("void_pile", name) not in told
    ]
    counted: dict[str, Any] = {}
    for name in [f"letter {number}" for number in range(4)]:
        in_box = ("letter_handed_in", name) in told and ("fact_voided", name, "letter_handed_in") not in told
        days = [day for day, taken_out in piles if person_of(name) not in taken_out]
        if ("letter_posted", name) in told and ("fact_voided", name, "letter_posted") not in told:
            counted[id_of(name)] = POSTED
        elif in_box and real and days:
            counted[id_of(name)] = min(days)
    tallied = [
        one for one in ("tally 0", "tally 1") if ("tally_recorded", one) in told and ("void_tally", one) not in told
    ]
    claims = Counter(
        person
        for claim in ("claim 0", "claim 1")
        for person in PEOPLE
        if ("names_taken", claim) in told and ("name_given_back", claim, person) not in told
    )
    heard = [
        one for one in ("heard 0", "heard 1") if ("outcome_told", one) in told and ("void_outcome", one) not in told
    ]
    return {
        "counted": counted,
        "paper": 7 * len(tallied) if real else 0,
        "paper by person": {person_of(one): 7 for one in tallied} if real else {},
        "claims": dict(claims),
        "heard": {"everyone": {"arrived": len(heard)}} if heard else {},
    }


def as_the_server_says() -> dict[str, Any]:
    with reading() as session:
        counted = {row.id: row.counted_on for row in session.scalars(select(Letter)) if row.counted_on}
        places = Counter(
            ("p1" if person_of(name) == "p1" else "p2", "everyone", counted[id_of(name)])
            for name in [f"letter {number}" for number in range(4)]
            if id_of(name) in counted
        )
        assert count_rows(session).places == {place: (cards, 0) for place, cards in places.items()}
        return {
            "counted": counted,
            "paper": sum(one.cards for one in tallies_of(session, "everyone")),
            "paper by person": tallied_since(session, TODAY - timedelta(days=90)),
            "claims": claims_standing(session, TODAY),
            "heard": heard_for_campaigns(session),
        }


def tell(app: Flask, phone: Phone, order: list[Said], size: int) -> None:
    """An acceptance parts what is told into pushes, and says nothing before the evening is known."""
    waiting: list[Said] = []
    known = False
    for one in [*order, *([("accept",)] if ("accept",) in order else [])]:
        known = known or one == ("event_opened",)
        if one == ("accept",):
            push(phone, waiting, size)
            waiting = []
            if known:
                accept_evening(app, CODE)
        else:
            waiting.append(one)
    push(phone, waiting, size)


def push(phone: Phone, told: list[Said], size: int) -> None:
    for start in range(0, len(told), size):
        results = phone.push(*[mutation_of(phone, one) for one in told[start : start + size]])
        for one, result in zip(told[start : start + size], results, strict=True):
            assert result["outcome"] == "applied" or (one == ("pile_posted", "forged")), (one, result)


@settings(max_examples=40)
@given(order=st.lists(said, max_size=16, unique=True), size=st.integers(1, 6))
def test_every_order_of_the_same_facts_ends_in_what_plain_sets_say(app: Flask, order: list[Said], size: int) -> None:
    with app.app_context():
        begin_life()
        with writing() as session:
            ensure_default_campaign(session, TODAY)
            for person in PEOPLE:
                make_prisoner(session, person)
        tell(app, Phone(app), order, size)
        assert as_the_server_says() == as_plain_sets_say(set(order))
