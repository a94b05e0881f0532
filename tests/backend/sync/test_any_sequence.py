"""Random facts, duplicates, forks and voids in any order and batching: counts are what a plain set says."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories.count_rows import asked_of_all_letters, count_rows
from factories.databases import STORAGE_KEY, Databases, begin_life
from factories.people import make_prisoner
from lebenszeichen import clock
from lebenszeichen.accounts import authenticate
from lebenszeichen.accounts.service import register_device
from lebenszeichen.app import create_app
from lebenszeichen.campaigns.service import ensure_default_campaign
from lebenszeichen.database import engine, reading, writing
from lebenszeichen.letters.queries import counts_by_day, counts_by_prisoner, posted_for_campaigns, posted_since
from lebenszeichen.settings import Settings
from lebenszeichen.sync.ledger import Sender
from lebenszeichen.sync.mutations import Mutation
from lebenszeichen.sync.push import Result, Rules, push

PEOPLE = ("p1", "p2")
LETTERS = [str(UUID(int=number, version=4)) for number in range(5)]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def app(
    request: pytest.FixtureRequest, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    home = tmp_path_factory.mktemp("any_sequence")
    url = databases.sqlite_url(home) if request.param == "sqlite" else databases.postgresql_url()
    app = create_app(Settings(home=home, database_url=url, storage_key=STORAGE_KEY))
    yield app
    with app.app_context():
        engine().dispose()
    if request.param == "postgresql":
        databases.give_back(url)


facts = st.one_of(
    st.tuples(st.sampled_from(["letter_written", "letter_posted"]), st.sampled_from(LETTERS)),
    st.tuples(st.just("fact_voided"), st.sampled_from(LETTERS), st.sampled_from(["letter_written", "letter_posted"])),
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("new"), facts),
        st.tuples(st.just("again"), st.integers(0, 30)),
        st.tuples(st.just("clone"), facts),
        st.tuples(st.just("altered"), st.integers(0, 30), facts),
        st.tuples(st.just("to another"), st.integers(0, 30)),
    ),
    max_size=25,
)


@dataclass
class Oracle:
    """Which facts were applied, as plain sets; nothing is added up."""

    applied: set[str] = field(default_factory=set)
    posted: set[str] = field(default_factory=set)
    voided: set[str] = field(default_factory=set)

    def apply(self, fact: tuple[str, ...]) -> None:
        if fact[0] == "letter_posted":
            self.posted.add(fact[1])
        elif fact[0] == "fact_voided" and fact[2] == "letter_posted":
            self.voided.add(fact[1])

    @property
    def counted(self) -> set[str]:
        return self.posted - self.voided


def args_of(fact: tuple[str, ...], other: int = 0) -> str:
    if fact[0] == "fact_voided":
        return json.dumps({"letter_id": fact[1], "fact": fact[2]})
    person = PEOPLE[(LETTERS.index(fact[1]) + other) % 2]
    return json.dumps({"letter_id": fact[1], "prisoner_id": person, "campaign_id": "everyone"})


class Run:
    """Turns steps into mutations, sends them, and tells the oracle what was applied."""

    def __init__(self, app: Flask, device_id: str) -> None:
        self.app = app
        self.device_id = device_id
        self.oracle = Oracle()
        self.sent: list[tuple[Mutation, tuple[str, ...]]] = []
        self._strays = 0

    def take(self, step: tuple[Any, ...]) -> tuple[Mutation, tuple[str, ...], str] | None:
        """A mutation, its fact, and the outcome that the protocol promises."""
        kind = step[0]
        if kind == "new":
            number = len(self.sent)
            mutation = self._mutation(number, number + 1, step[1])
            self.sent.append((mutation, step[1]))
            return mutation, step[1], "applied"
        if not self.sent:
            return None
        if kind == "clone":
            return self._mutation(1000 + len(self.sent), self.sent[0][0].seq, step[1]), step[1], "fork"
        mutation, fact = self.sent[step[1] % len(self.sent)]
        if kind == "to another":
            return self._to_another(fact)
        if kind == "again" or step[2] == fact:
            return mutation, fact, "duplicate"
        altered = Mutation(mutation.id, mutation.seq, step[2][0], 1, mutation.local_date, args_of(step[2]))
        return altered, step[2], "rejected"

    def _to_another(self, fact: tuple[str, ...]) -> tuple[Mutation, tuple[str, ...], str] | None:
        """A letter that is known of, posted to somebody else."""
        if fact[0] == "fact_voided":
            return None
        self._strays += 1
        posted = ("letter_posted", fact[1])
        return self._mutation(2000 + self._strays, 2000 + self._strays, posted, other=1), posted, "rejected"

    def send(self, mutations: list[Mutation]) -> list[Result]:
        sender = Sender(self.device_id, "0b54be1e-3a53-4f0a-8f3c-6a2f8d7f1c11", clock.now())
        with writing() as session:
            return push(session, Rules(STORAGE_KEY, soft_cap=1000), sender, mutations)

    @staticmethod
    def _mutation(number: int, seq: int, fact: tuple[str, ...], other: int = 0) -> Mutation:
        id = str(UUID(int=10_000 + number, version=4))
        return Mutation(id, seq, fact[0], 1, str(clock.today()), args_of(fact, other))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps, size=st.integers(1, 5))
def test_counts_are_what_a_plain_set_says(app: Flask, steps: list[tuple[Any, ...]], size: int) -> None:
    with app.app_context():
        begin_life()
        run = begin(app)
        planned = [taken for step in steps if (taken := run.take(step)) is not None]
        for start in range(0, len(planned), size):
            batch = planned[start : start + size]
            for (_, fact, expected), result in zip(batch, run.send([entry[0] for entry in batch]), strict=True):
                assert result.outcome == expected
                if result.outcome == "applied":
                    run.oracle.apply(fact)
        compare(run.oracle)


def begin(app: Flask) -> Run:
    with writing() as session:
        ensure_default_campaign(session, clock.today())
        for person in PEOPLE:
            make_prisoner(session, person)
        token = register_device(session, "2026-11", clock.today())
    device_id = authenticate(token)
    assert device_id is not None
    return Run(app, device_id)


def compare(oracle: Oracle) -> None:
    """Every number that the server can say is derived from the same letters."""
    by_person: dict[str, int] = {}
    for letter in oracle.counted:
        person = PEOPLE[LETTERS.index(letter) % 2]
        by_person[person] = by_person.get(person, 0) + 1
    with reading() as session:
        assert {count.prisoner_id: count.posted for count in counts_by_prisoner(session)} == by_person
        assert posted_since(session, clock.today()) == by_person
        assert sum(count.posted for count in counts_by_day(session)) == len(oracle.counted)
        assert sum(posted_for_campaigns(session).values()) == len(oracle.counted)
        assert count_rows(session) == asked_of_all_letters(session)
