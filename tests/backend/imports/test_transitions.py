"""The whole table of what a list's word can do to somebody; there is little enough to look at all of it."""

from itertools import product

import pytest

from lebenszeichen.imports.rows import Status
from lebenszeichen.imports.transitions import (
    Known,
    Outcome,
    of_a_known_person,
    of_a_stranger,
    of_an_absent_person,
    of_an_unclear_person,
)

STATES = ("held", "do_not_write", "came_out")
BEFORE = (*Status, None)
OPEN = (None, "no_longer_held", "died", "detained_again", "held", "missing", "unclear")
EVERY = [Known(*parts) for parts in product(STATES, BEFORE, OPEN)]


def outcomes(known: Known) -> list[Outcome]:
    said = [of_a_known_person(known, now) for now in Status]
    return [*said, of_an_absent_person(known), of_an_unclear_person(known)]


@pytest.mark.parametrize("known", EVERY)
def test_a_list_never_says_that_somebody_came_out_and_never_allows_writing_again(known: Known) -> None:
    for outcome in outcomes(known):
        assert outcome.state in {known.state, "do_not_write"}


@pytest.mark.parametrize("known", EVERY)
def test_a_change_of_state_always_leaves_a_report_for_two_people(known: Known) -> None:
    for outcome in outcomes(known):
        assert outcome.report or outcome.state == known.state or known.open_report


@pytest.mark.parametrize("known", EVERY)
def test_hearing_the_same_again_changes_nothing(known: Known) -> None:
    for now in Status:
        first = of_a_known_person(known, now)
        after = Known(first.state, now, first.report or known.open_report)
        assert of_a_known_person(after, now) == Outcome(first.state)


@pytest.mark.parametrize(
    ("known", "now", "outcome"),
    [
        (Known("held", Status.HELD), Status.HELD, Outcome("held")),
        (Known("held", Status.HELD), Status.FORMER, Outcome("do_not_write", "no_longer_held")),
        (Known("held", Status.HELD), Status.NOT_RECOGNISED, Outcome("do_not_write", "no_longer_held")),
        (Known("held", Status.HELD), Status.DIED, Outcome("do_not_write", "died")),
        (Known("do_not_write", Status.FORMER), Status.HELD, Outcome("do_not_write", "held")),
        (Known("do_not_write", None, "missing"), Status.HELD, Outcome("do_not_write", "held")),
        (Known("do_not_write", Status.FORMER, "no_longer_held"), Status.DIED, Outcome("do_not_write", "died")),
        (Known("came_out", Status.FORMER), Status.HELD, Outcome("do_not_write", "detained_again")),
        (Known("came_out", Status.HELD), Status.HELD, Outcome("came_out")),
        (Known("came_out", Status.HELD), Status.FORMER, Outcome("came_out")),
        (Known("came_out", Status.FORMER), Status.DIED, Outcome("do_not_write", "died")),
    ],
)
def test_what_is_said_of_somebody_on_the_list(known: Known, now: Status, outcome: Outcome) -> None:
    assert of_a_known_person(known, now) == outcome


def test_of_strangers_only_those_who_are_held_come_onto_the_list() -> None:
    assert of_a_stranger(None, Status.HELD) == Outcome("held")
    assert of_a_stranger(Status.NOT_RECOGNISED, Status.HELD) == Outcome("held")
    assert of_a_stranger(Status.FORMER, Status.HELD) == Outcome("do_not_write", "detained_again")
    assert of_a_stranger(Status.DIED, Status.HELD) == Outcome("do_not_write", "detained_again")
    assert {of_a_stranger(Status.HELD, now) for now in (Status.FORMER, Status.DIED, Status.NOT_RECOGNISED)} == {None}
