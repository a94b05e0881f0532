"""What becomes of people when a release that speaks of them is drafted, told, doubted or withdrawn.

Only `releases` calls this, and `came_out` and `died` are written only by what two coordinators have confirmed. Flushes;
the caller numbers the rows that changed, and commits.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from lebenszeichen.prisoners.flags import silenced
from lebenszeichen.prisoners.models import Prisoner, StatusReport

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PROPOSE = ("no_longer_held", "died")
_AGAINST = {
    "release": ("held", "detained_again", "died"),
    "death": ("held", "detained_again", "no_longer_held"),
}
"""By kind of a release: what a source may say of somebody that does not fit it."""


@dataclass(frozen=True, slots=True)
class PersonNow:
    """Somebody on the list, as a release sees them."""

    id: str
    names: Mapping[str, str]
    state: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one person. `release`: {on, destination, source}, of those who came out or died."""

    prisoner_id: str
    state: str
    release: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A source's word that nobody has decided and no draft speaks of."""

    report_id: int
    prisoner_id: str
    names: Mapping[str, str]
    source_id: str | None
    kind: str
    source: str
    reported_on: str | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A source's word that does not fit a release, and that nobody has decided."""

    report_id: int
    prisoner_id: str
    kind: str
    source: str
    reported_on: str | None


def people_now(session: Session, ids: Collection[str], *, lock: bool = False) -> dict[str, PersonNow]:
    """Those of `ids` of whom a release may speak: not taken down, not hidden, and no family asks for silence.

    `lock`: until the transaction ends.
    """
    tellable = (Prisoner.state != "removed", Prisoner.hidden_on.is_(None), Prisoner.id.not_in(silenced()))
    query = select(Prisoner).where(Prisoner.id.in_(ids), *tellable).order_by(Prisoner.id)
    rows = session.scalars(query.with_for_update() if lock else query)
    return {row.id: PersonNow(row.id, row.names, row.state, row.sample) for row in rows}


def proposals(session: Session) -> list[Proposal]:
    """What sources say of people who may have come out or died, by kind, source and name."""
    query = (
        select(StatusReport, Prisoner)
        .join(Prisoner, Prisoner.id == StatusReport.prisoner_id)
        .where(StatusReport.decided_at.is_(None), StatusReport.release_id.is_(None), StatusReport.kind.in_(_PROPOSE))
        .where(Prisoner.hidden_on.is_(None), Prisoner.id.not_in(silenced()))
        .order_by(StatusReport.kind, StatusReport.source, StatusReport.id)
    )
    return [
        Proposal(report.id, person.id, person.names, person.source_id, report.kind, report.source, report.reported_on)
        for report, person in session.execute(query)
    ]


def settle(session: Session, outcomes: Sequence[Outcome]) -> list[str]:
    """Write what becomes of people; returns the ids of those in whom anything changed, sorted."""
    wanted = {one.prisoner_id: one for one in outcomes}
    rows = session.scalars(select(Prisoner).where(Prisoner.id.in_(wanted)).order_by(Prisoner.id).with_for_update())
    changed = []
    for row in rows:
        outcome = wanted[row.id]
        release = dict(outcome.release) if outcome.release else None
        if (row.state, row.release) != (outcome.state, release):
            row.state, row.release = outcome.state, release
            changed.append(row.id)
    session.flush()
    return changed


def set_states(session: Session, states: Mapping[str, str]) -> list[str]:
    """Only the state; a release's word in the row stays, unseen unless it came out or died. Returns who, sorted."""
    if states:
        session.execute(update(Prisoner), [{"id": id, "state": states[id]} for id in sorted(states)])
    return sorted(states)


def link_reports(
    session: Session, prisoner_ids: Collection[str], release_id: str, against: Collection[int] = ()
) -> set[str]:
    """All undecided reports of these people belong to this release now; returns whose there were any.

    `against`: ids of those that do not fit it: they go on waiting at the desk.
    """
    free = (StatusReport.release_id.is_(None), StatusReport.id.not_in(against))
    query = select(StatusReport).where(*_open(prisoner_ids), *free)
    found = set()
    for report in session.scalars(query.order_by(StatusReport.id).with_for_update()):
        report.release_id, report.proposed_by = release_id, None
        found.add(report.prisoner_id)
    session.flush()
    return found


def unlink_reports(session: Session, release_id: str, prisoner_ids: Collection[str] | None = None) -> None:
    """Undecided reports of these people, None: of everybody, wait at the desk again."""
    statement = update(StatusReport).where(StatusReport.release_id == release_id, StatusReport.decided_at.is_(None))
    if prisoner_ids is not None:
        statement = statement.where(StatusReport.prisoner_id.in_(prisoner_ids))
    session.execute(statement.values(release_id=None))


def decide_reports(session: Session, release_id: str, prisoner_ids: Collection[str], now: datetime) -> None:
    """What sources said of these people has become this release."""
    session.execute(
        update(StatusReport)
        .where(*_open(prisoner_ids), StatusReport.release_id == release_id)
        .values(decided_at=now, decision="release")
    )


def cut_reports(session: Session, release_id: str, prisoner_ids: Collection[str]) -> None:
    """Nothing ties these people to this release any more: they are not to be named."""
    session.execute(
        update(StatusReport)
        .where(StatusReport.release_id == release_id, StatusReport.prisoner_id.in_(prisoner_ids))
        .values(release_id=None)
    )


def contradictions(
    session: Session, prisoner_ids: Collection[str], kind: str, since: datetime, day: date
) -> list[Contradiction]:
    """Undecided words of sources that do not fit a release of this kind.

    That somebody is held; of somebody who came out: that they died; of somebody who died: that they are only not held.
    Those count that came since `since`, or speak of `day` or later; "not held" is no news of a day on which somebody
    died, so only its coming counts.
    """
    query = select(StatusReport).where(*_open(prisoner_ids), StatusReport.kind.in_(_AGAINST[kind]))
    return [
        Contradiction(one.id, one.prisoner_id, one.kind, one.source, one.reported_on)
        for one in session.scalars(query.order_by(StatusReport.id))
        if one.received_at >= since or (one.kind != "no_longer_held" and _day_of(one) >= day.isoformat())
    ]


def _day_of(report: StatusReport) -> str:
    """The latest day that it names: of its list, or of what happened; else the day on which it came."""
    named = (report.source.rpartition(", ")[2], report.reported_on or "")
    days = [text for text in named if _DAY.fullmatch(text)]
    return max(days, default=report.received_at.date().isoformat())


def _open(prisoner_ids: Collection[str]) -> tuple[Any, ...]:
    return StatusReport.prisoner_id.in_(prisoner_ids), StatusReport.decided_at.is_(None)
