"""The one seam between imports and people's history: what an applied change is as an event."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from lebenszeichen.imports.difference import Change
from lebenszeichen.imports.plan import Plan
from lebenszeichen.imports.undoing import Back
from lebenszeichen.prisoners.facts import PrisonerFacts
from lebenszeichen.prisoners.history import NewEvent, correct, events_not_corrected, note_events
from lebenszeichen.prisoners.history_kinds import Kind

SAYS = "Viasna"
"""The source as people read it; the day stands beside it in a column of its own."""
_OF_A_REPORT: Mapping[str, Kind] = {
    "no_longer_held": "no_longer_held",
    "died": "died",
    "detained_again": "detained_again",
}


def note_applied(session: Session, plan: Plan, ids: Mapping[str, str]) -> None:
    """Note what this list changed; `ids`: source id → prisoner id. In the transaction in which it is applied."""
    note_events(session, [event for one in plan.changes for event in _events(one, ids[one.source_id], plan.as_of)])


def note_undone(session: Session, backs: Sequence[Back], as_of: str | None) -> None:
    """Note what an undo changed back: what that list said is corrected, nothing is taken out of the history."""
    live = events_not_corrected(session, [one.prisoner_id for one in backs])
    its_own = [row for row in live if row.source == SAYS and row.said_on == as_of and row.entered_by is None]
    correct(session, its_own, source=SAYS, said_on=as_of, by=None)


def _events(change: Change, id: str, as_of: str | None) -> Iterator[NewEvent]:
    if kind := _OF_A_REPORT.get(change.report or ""):
        yield NewEvent(id, kind, SAYS, as_of, change.reported_on)
    if change.facts is None:
        return
    before = change.before.facts if change.before else None
    yield from _of_days(change.facts, before, id, as_of)
    if before is not None and change.facts.facility_id not in (None, before.facility_id):
        yield NewEvent(id, "moved", SAYS, as_of, facility_id=change.facts.facility_id)


def _of_days(facts: PrisonerFacts, before: PrisonerFacts | None, id: str, as_of: str | None) -> Iterator[NewEvent]:
    days: tuple[tuple[Kind, str | None, str | None], ...] = (
        ("detained", facts.detained_on, before.detained_on if before else None),
        ("sentenced", facts.sentenced_on, before.sentenced_on if before else None),
    )
    for kind, day, had in days:
        if day is not None and day != had:
            yield NewEvent(id, kind, SAYS, as_of, day, instead_of=had)
