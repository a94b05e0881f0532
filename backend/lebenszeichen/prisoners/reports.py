"""What sources said of states, and what coordinators decide of it.

A report never changes anything by itself: importing it made the person "please do not write at present". Leaving it at
that is one coordinator's decision; that somebody may be written to again is said by one and confirmed by another.
Flushes; the caller's unit of work commits.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from lebenszeichen.database.spaces import advance
from lebenszeichen.prisoners.errors import ReportDecided, StateDecided
from lebenszeichen.prisoners.models import Prisoner, StatusReport

_OPEN = (StatusReport.decided_at.is_(None), StatusReport.release_id.is_(None))
"""Nobody has decided it, and no release speaks of it."""


def reports_to_check(session: Session) -> list[dict[str, Any]]:
    """Undecided reports that no release speaks of:
    {report_id, prisoner_id, names, kind, source, source_id, reported_on, proposed_by}, by kind, oldest first."""
    query = (
        select(StatusReport, Prisoner)
        .where(*_OPEN)
        .join(Prisoner, Prisoner.id == StatusReport.prisoner_id)
        .order_by(StatusReport.kind, StatusReport.id)
    )
    return [
        {
            "report_id": report.id,
            "prisoner_id": prisoner.id,
            "names": prisoner.names,
            "kind": report.kind,
            "source": report.source,
            "source_id": prisoner.source_id,
            "reported_on": report.reported_on,
            "proposed_by": report.proposed_by,
        }
        for report, prisoner in session.execute(query)
    ]


def count_reports(session: Session) -> int:
    """How many `reports_to_check` would give."""
    return session.execute(select(func.count(StatusReport.id)).where(*_OPEN)).scalar_one()


def hold_report(session: Session, report_id: int) -> StatusReport:
    """The report, locked until the transaction ends. Raises ReportDecided when there is nothing left to decide."""
    report = session.scalar(select(StatusReport).where(*_OPEN, StatusReport.id == report_id).with_for_update())
    if report is None:
        raise ReportDecided()
    return report


def leave_as_it_is(report: StatusReport, now: datetime) -> None:
    """Nothing follows from it: whoever it is about stays as they are."""
    report.decided_at, report.decision = now, "no_change"


def propose_writing(report: StatusReport, by: str) -> None:
    """One coordinator says that this person may be written to again."""
    report.proposed_by = by


def confirm_writing(session: Session, report: StatusReport, now: datetime) -> None:
    """The second agrees: the person is `held` again, and every open report about them is decided.

    Raises StateDecided for somebody of whom two people have said that they came out or died: their state is corrected
    where it was told, in the release.
    """
    prisoner = session.scalars(select(Prisoner).where(Prisoner.id == report.prisoner_id).with_for_update()).one()
    if prisoner.state not in {"held", "do_not_write"}:
        raise StateDecided()
    session.execute(
        update(StatusReport)
        .where(StatusReport.prisoner_id == prisoner.id, StatusReport.decided_at.is_(None))
        .values(decided_at=now, decision="held")
    )
    prisoner.state = "held"
    session.flush()
    prisoner.list_seq = advance(session, "list")
    session.flush()


def reports_of(session: Session, prisoner_ids: Sequence[str]) -> list[dict[str, Any]]:
    """Everything that sources said of these people: {id, prisoner_id, kind, source, decided, of_a_release}."""
    query = select(StatusReport).where(StatusReport.prisoner_id.in_(prisoner_ids)).order_by(StatusReport.id)
    return [
        {
            "id": one.id,
            "prisoner_id": one.prisoner_id,
            "kind": one.kind,
            "source": one.source,
            "decided": one.decided_at is not None,
            "of_a_release": one.release_id is not None,
        }
        for one in session.scalars(query)
    ]


def take_reports_back(session: Session, ids: Sequence[int], now: datetime) -> None:
    """The import that kept them was undone: nobody has to decide them any more."""
    session.execute(
        update(StatusReport)
        .where(StatusReport.id.in_(ids), StatusReport.decided_at.is_(None))
        .values(decided_at=now, decision="undone", proposed_by=None)
    )
