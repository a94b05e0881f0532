"""What of somebody's history is public, without a database: no order of events tells more than two people have said."""

from hypothesis import given
from hypothesis import strategies as st

from lebenszeichen.prisoners.history_kinds import PLAIN, TOLD, Event, shown

KINDS = ["detained", "sentenced", "moved", "no_longer_held", "deported", "detained_again", "died", "came_out"]
DAYS = st.sampled_from([None, "2019", "2021-07", "2024-12-24", "2025-12-13", "2026-11"])
EVENTS = st.lists(
    st.builds(
        Event,
        kind=st.sampled_from(KINDS),
        happened_on=DAYS,
        facility_id=st.none(),
        source=st.just("somebody"),
        public=st.booleans(),
        corrected=st.booleans(),
    ),
    max_size=12,
)


@given(EVENTS)
def test_of_whoever_is_in_question_nothing_is_shown(events: list[Event]) -> None:
    assert shown(events, "do_not_write") == []


@given(EVENTS, st.sampled_from(["held", "came_out", "died"]), DAYS)
def test_only_what_is_public_and_was_not_corrected_is_shown(events: list[Event], state: str, until: str | None) -> None:
    chosen = shown(events, state, until)
    assert all(one.public and not one.corrected for one in chosen)
    assert "no_longer_held" not in {one.kind for one in chosen}
    if state != "died":
        assert "died" not in {one.kind for one in chosen}
    if state != "held":
        assert "moved" not in {one.kind for one in chosen}


def test_a_new_arrest_after_the_release_that_stands_is_not_shown() -> None:
    before = Event("detained_again", "2024-12", None, "two", public=True)
    after = Event("detained_again", "2026-01", None, "two", public=True)
    same_month = Event("detained_again", "2025-12", None, "two", public=True)
    assert shown([after, same_month, before], "came_out", "2025-12-13") == [before]
    assert shown([after, before], "held") == [before, after]


def test_what_one_source_may_say_and_what_a_release_tells_are_two_things() -> None:
    assert not PLAIN & TOLD


def test_the_oldest_stands_first_and_what_has_no_day_last() -> None:
    days = [None, "2026-11", "2019", "2021-07-14"]
    events = [Event("moved", day, None, "Viasna", public=True) for day in days]
    assert [one.happened_on for one in shown(events, "held")] == ["2019", "2021-07-14", "2026-11", None]
