"""No order of commands leads to `told` without two people, a number, a source and a hold."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from lebenszeichen.problem import Problem
from lebenszeichen.releases.errors import InvitedByTheFirst, OwnRelease, ReleaseNotWaiting
from lebenszeichen.releases.lifecycle import (
    OVERDUE,
    Draft,
    Person,
    amended,
    confirmed,
    dropped,
    opened,
    refusal,
    stopped,
    told,
)

NOW = datetime(2026, 11, 22, tzinfo=UTC)
HOLD = timedelta(seconds=120)
PEOPLE = ("ada", "ben", "cleo", "dora")
WHO = st.sampled_from(PEOPLE)
HASHES = st.sampled_from(["h1", "h2"])
NUMBERS = st.sampled_from([1, 123])


class EveryOrder(RuleBasedStateMachine):
    """Everybody tries everything, in any order; what really happened is written down beside the machine."""

    @initialize(
        first=WHO,
        invited=st.dictionaries(WHO, WHO),
        founders=st.sets(WHO, max_size=2),
        freed=NUMBERS,
    )
    def begin(self, first: str, invited: dict[str, str], founders: set[str], freed: int) -> None:
        self.now = NOW
        self.people = {
            id: Person(id, None if id in founders or invited.get(id) == id else invited.get(id), id in founders)
            for id in PEOPLE
        }
        self.draft = Draft("h1", freed, (first,))
        self.wrote = {first}
        self.looked: set[tuple[str, str]] = set()
        self.second: dict[str, Any] | None = None
        """Who confirmed last, with what, and since when the hold has run."""
        self.over = False

    def _try(self, command: Any) -> bool:
        try:
            self.draft = command()
        except Problem:
            return False
        assert not self.over, "something followed after told or dropped"
        return True

    @rule(by=WHO, seen=HASHES, content=HASHES, freed=NUMBERS)
    def amend(self, by: str, seen: str, content: str, freed: int) -> None:
        if self._try(lambda: amended(self.draft, by, seen=seen, content_hash=content, freed=freed)):
            self.wrote.add(by)
            self.looked.clear()
            self.second = None

    @rule(by=WHO, content=HASHES)
    def open(self, by: str, content: str) -> None:
        if self._try(lambda: opened(self.draft, by, content)):
            self.looked.add((by, content))

    @rule(by=WHO, content=HASHES, freed=NUMBERS)
    def confirm(self, by: str, content: str, freed: int) -> None:
        authors = [self.people[id] for id in self.draft.authors]
        given = {"content_hash": content, "freed": freed, "now": self.now, "hold": HOLD}
        if self._try(lambda: confirmed(self.draft, self.people[by], authors, **given)):
            self.second = {"by": by, "content": content, "freed": freed, "at": self.now}

    @rule(by=WHO)
    def looks_and_confirms_as_it_should_be(self, by: str) -> None:
        self.open(by, self.draft.content_hash)
        self.confirm(by, self.draft.content_hash, self.draft.freed)

    @rule(by=WHO)
    def stop(self, by: str) -> None:
        if self._try(lambda: stopped(self.draft, by, "doubt")):
            self.second = None

    @rule(by=WHO)
    def drop(self, by: str) -> None:
        if self._try(lambda: dropped(self.draft, "rumour")):
            self.over = True

    @rule(seconds=st.sampled_from([1, 60, 119, 120]))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(who=WHO)
    def is_revoked(self, who: str) -> None:
        self.people[who] = Person(who, self.people[who].invited_by, self.people[who].founding, revoked=True)

    @rule()
    def the_clock_tells(self) -> None:
        gone = {id for id, person in self.people.items() if person.revoked}
        if self._try(lambda: told(self.draft, self.now, gone)) and self.draft.state == "told":
            self._check_told(gone)
            self.over = True

    def _check_told(self, gone: set[str]) -> None:
        second = self.second
        assert second is not None, "told without a second person"
        by = second["by"]
        assert by not in self.wrote
        for author in (self.people[id] for id in self.wrote):
            both_founded = author.founding and self.people[by].founding
            assert both_founded or (author.invited_by != by and self.people[by].invited_by != author.id)
        assert second["content"] == self.draft.content_hash
        assert second["freed"] == self.draft.freed
        assert (by, self.draft.content_hash) in self.looked
        assert self.now - second["at"] >= HOLD
        assert by not in gone
        assert self.wrote - gone

    @invariant()
    def a_hold_has_somebody_who_confirmed_it_and_an_end(self) -> None:
        held = self.draft.state == "on_hold"
        assert held == (self.draft.hold_until is not None and self.draft.state != "told")
        if held:
            assert self.draft.confirmed_by not in self.draft.authors


EveryOrder.TestCase.settings = settings(max_examples=150, stateful_step_count=25, deadline=None)
TestEveryOrder = EveryOrder.TestCase


def test_the_right_order_leads_to_told() -> None:
    """The machine above could not find a fault where nothing is ever told."""
    ben = Person("ben")
    draft = opened(Draft("h1", 123, ("ada",)), "ben", "h1")
    held = confirmed(draft, ben, [Person("ada")], content_hash="h1", freed=123, now=NOW, hold=HOLD)
    with pytest.raises(ReleaseNotWaiting):
        told(held, NOW + HOLD - timedelta(seconds=1))
    assert told(held, NOW + HOLD).state == "told"


def test_a_hold_whose_end_nobody_watched_is_stopped() -> None:
    held = Draft("h1", 123, ("ada",), state="on_hold", confirmed_by="ben", hold_until=NOW)
    assert told(held, NOW + OVERDUE).state == "told"
    late = told(held, NOW + OVERDUE + timedelta(seconds=1))
    assert (late.state, late.reason) == ("stopped", "overdue")


@pytest.mark.parametrize(
    ("author", "second", "because"),
    [
        (Person("ada"), Person("ada"), OwnRelease),
        (Person("ada"), Person("ben", invited_by="ada"), InvitedByTheFirst),
        (Person("ada", invited_by="ben"), Person("ben"), InvitedByTheFirst),
        (Person("ada", founding=True), Person("ben", invited_by="ada", founding=True), None),
        (Person("ada", founding=True), Person("ben", invited_by="ada"), InvitedByTheFirst),
        (Person("ada", invited_by="cleo"), Person("ben", invited_by="cleo"), None),
        (Person("ada", founding=True, recovered_by="ben"), Person("ben", founding=True), InvitedByTheFirst),
        (Person("ada"), Person("ben", recovered_by="ada"), InvitedByTheFirst),
    ],
)
def test_who_can_be_the_second(author: Person, second: Person, because: type[Problem] | None) -> None:
    assert refusal(Draft("h1", 1, (author.id,)), second, [author]) is because
