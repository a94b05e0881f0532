"""Writes what happened to people. Events are only added: what was wrong gets another one that corrects it.

No function here makes anything public that promise 2 asks two people for, but `note_told` (what a release tells) and
`confirm_event` (the second coordinator). Flushes; the caller numbers the rows that changed, and commits.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session, aliased

from lebenszeichen import clock
from lebenszeichen.prisoners.errors import EventDecided, StateDecided, UnknownEvent
from lebenszeichen.prisoners.history_kinds import BY_TWO, PLAIN, TOLD, Kind
from lebenszeichen.prisoners.history_models import PrisonerEvent

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What a source says happened. Days may be partial; None: nobody says when."""

    prisoner_id: str
    kind: Kind
    source: str
    said_on: str | None = None
    happened_on: str | None = None
    facility_id: str | None = None
    source_url: str | None = None
    instead_of: str | None = None
    """The day that the same source gave before: that event was wrong."""


def note_events(session: Session, events: Sequence[NewEvent], by: str | None = None) -> None:
    """Keep what a source or (`by`) a coordinator says. Public are only plain ones."""
    replaced = [one for one in events if one.instead_of]
    _correct_days(session, replaced, by)
    _add(session, [_row(one, by, public=one.kind in PLAIN) for one in events])


def note_told(
    session: Session, events: Sequence[NewEvent], *, by: str | None, confirmed_by: str | None, release_id: str | None
) -> None:
    """What a release that two have confirmed tells, or the record that ships with the product."""
    said_before = _told_live(session, [one.prisoner_id for one in events])
    known = {(row.prisoner_id, row.kind, row.happened_on, row.release_id) for row in said_before}
    new = [one for one in events if (one.prisoner_id, one.kind, one.happened_on, release_id) not in known]
    if release_id is not None:
        theirs = {one.prisoner_id for one in new}
        wrong = [row for row in said_before if row.release_id == release_id and row.prisoner_id in theirs]
        correct(session, wrong, source=new[0].source if new else "", by=by, confirmed_by=confirmed_by)
    rows = [_row(one, by, public=one.kind in TOLD or one.kind in PLAIN) for one in new]
    _add(session, [{**row, "confirmed_by": confirmed_by, "release_id": release_id} for row in rows])


def note_confirmed_again(session: Session, event: NewEvent, *, by: str | None, confirmed_by: str) -> None:
    """Two coordinators have said that somebody was detained again, and may be written to."""
    _add(session, [{**_row(event, by, public=event.kind in BY_TWO), "confirmed_by": confirmed_by}])


def take_told_back(session: Session, release_id: str, prisoner_ids: Collection[str], *, source: str) -> None:
    """A release says of these people no more what it said."""
    live = [row for row in _told_live(session, prisoner_ids) if row.release_id == release_id]
    correct(session, live, source=source, by=None)


def correct(
    session: Session,
    wrong: Iterable[PrisonerEvent],
    *,
    source: str,
    by: str | None,
    confirmed_by: str | None = None,
    said_on: str | None = None,
    source_url: str | None = None,
) -> None:
    """Say that these events were wrong; they stay in the history."""
    about = {"source": source, "said_on": said_on, "source_url": source_url}
    who = {"entered_by": by, "confirmed_by": confirmed_by}
    rows = [{**_EMPTY, **about, **who, "prisoner_id": row.prisoner_id, "corrects": row.id} for row in wrong]
    _add(session, [{**row, "kind": "correction", "public": False} for row in rows])


def hold_event(session: Session, prisoner_id: str, event_id: int) -> PrisonerEvent:
    """The event of this person, locked. Raises UnknownEvent, EventDecided when it was corrected already."""
    mine = (PrisonerEvent.id == event_id, PrisonerEvent.prisoner_id == prisoner_id)
    event = session.scalar(select(PrisonerEvent).where(*mine).with_for_update())
    if event is None or event.kind == "correction":
        raise UnknownEvent()
    if session.scalar(select(PrisonerEvent.id).where(PrisonerEvent.corrects == event_id).limit(1)) is not None:
        raise EventDecided()
    return event


def correct_by_hand(
    session: Session, event: PrisonerEvent, *, source: str, said_on: str | None, source_url: str | None, by: str
) -> None:
    """A coordinator says that it was wrong. Raises StateDecided for what a release tells: that corrects it."""
    if event.kind in TOLD and event.public:
        raise StateDecided()
    correct(session, [event], source=source, by=by, said_on=said_on, source_url=source_url)


def confirm_event(session: Session, event: PrisonerEvent, by: str) -> None:
    """The second coordinator agrees. Raises EventDecided for what nobody has to confirm."""
    if event.kind not in BY_TWO or event.public or event.entered_by is None:
        raise EventDecided()
    event.confirmed_by, event.public = by, True
    session.flush()


def events_not_corrected(session: Session, prisoner_ids: Collection[str]) -> list[PrisonerEvent]:
    """Events of these people that nobody has corrected, oldest entry first."""
    later = aliased(PrisonerEvent)
    ids = sorted(set(prisoner_ids))
    found: list[PrisonerEvent] = []
    for start in range(0, len(ids), _AT_ONCE):
        query = (
            select(PrisonerEvent)
            .outerjoin(later, later.corrects == PrisonerEvent.id)
            .where(PrisonerEvent.prisoner_id.in_(ids[start : start + _AT_ONCE]), later.id.is_(None))
            .where(PrisonerEvent.kind != "correction")
        )
        found += session.scalars(query.order_by(PrisonerEvent.id)).all()
    return found


def _told_live(session: Session, prisoner_ids: Collection[str]) -> list[PrisonerEvent]:
    return [row for row in events_not_corrected(session, prisoner_ids) if row.kind in TOLD and row.public]


def _correct_days(session: Session, replaced: Sequence[NewEvent], by: str | None) -> None:
    if not replaced:
        return
    before = {(one.prisoner_id, one.kind, one.instead_of): one for one in replaced}
    for row in events_not_corrected(session, {one.prisoner_id for one in replaced}):
        new = before.get((row.prisoner_id, row.kind, row.happened_on))  # type: ignore[arg-type]
        if new is not None and row.source == new.source:
            correct(session, [row], source=new.source, said_on=new.said_on, by=by)


_EMPTY: dict[str, Any] = dict.fromkeys(
    ("happened_on", "facility_id", "said_on", "source_url", "confirmed_by", "release_id", "corrects")
)


def _row(event: NewEvent, by: str | None, *, public: bool) -> dict[str, Any]:
    return {
        **_EMPTY,
        "prisoner_id": event.prisoner_id,
        "kind": event.kind,
        "happened_on": event.happened_on,
        "facility_id": event.facility_id,
        "source": event.source,
        "said_on": event.said_on,
        "source_url": event.source_url,
        "entered_by": by,
        "public": public,
    }


def _add(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        now = clock.now()
        session.execute(insert(PrisonerEvent), [{**row, "entered_at": now} for row in rows])
