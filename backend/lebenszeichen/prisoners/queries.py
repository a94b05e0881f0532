"""Questions about prisoners, answered in plain data: rows do not leave the domain."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, delete, or_, select
from sqlalchemy.orm import Session

from lebenszeichen.database import settings_of
from lebenszeichen.prisoners.flags import flags_by_prisoner
from lebenszeichen.prisoners.history_kinds import NOTHING
from lebenszeichen.prisoners.history_queries import beside_by_prisoner
from lebenszeichen.prisoners.models import Prisoner, StatusReport, Tombstone
from lebenszeichen.prisoners.suppression import read_suppressions
from lebenszeichen.prisoners.visibility import public_prisoner, public_state

_PEOPLE = Prisoner.__table__.c
_MANY = 500
"""From how many people on everybody's history is read: a query takes only so many ids."""
_KNOWN = select(_PEOPLE.id).where(_PEOPLE.id.in_(bindparam("ids", expanding=True)))
_SHOWN = (Prisoner.state != "removed", Prisoner.hidden_on.is_(None))
_NOT_SHOWN = select(_PEOPLE.id).where(or_(_PEOPLE.state == "removed", _PEOPLE.hidden_on.is_not(None)))


def public_prisoners(session: Session, after_seq: int | None = None) -> list[dict[str, Any]]:
    """Prisoners as docs/sync-protocol.md shows them, sorted by id; with `after_seq` only what changed since."""
    query = select(Prisoner).where(*_SHOWN).order_by(Prisoner.id)
    if after_seq is not None:
        query = query.where(Prisoner.list_seq > after_seq)
    return _public(session, query, few=after_seq is not None)


def public_prisoners_among(session: Session, ids: Collection[str]) -> list[dict[str, Any]]:
    """The same of those who have these ids and are on the list."""
    return _public(session, select(Prisoner).where(*_SHOWN, Prisoner.id.in_(set(ids))), few=True)


def _public(session: Session, query: Select[Prisoner], *, few: bool) -> list[dict[str, Any]]:
    # Asked once more here: a restored dump, or another machine's memory, may be ahead of this database.
    memory = read_suppressions(settings_of(session))
    flags = flags_by_prisoner(session)
    people = [prisoner for prisoner in session.scalars(query) if not memory.hides(prisoner.source_id)]
    ids = [prisoner.id for prisoner in people] if few and len(people) <= _MANY else None
    beside = beside_by_prisoner(session, ids)
    return [
        public_prisoner(prisoner, flags.get(prisoner.id, ()), beside.get(prisoner.id, NOTHING)) for prisoner in people
    ]


def tombstones(session: Session, after_seq: int) -> list[str]:
    """Ids that left the public list after `after_seq`, sorted."""
    return list(session.scalars(select(Tombstone.id).where(Tombstone.list_seq > after_seq).order_by(Tombstone.id)))


def forget_tombstones(session: Session, gone_before: datetime) -> None:
    """Erase tombstones of before this moment; older phones take the snapshot."""
    session.execute(delete(Tombstone).where(Tombstone.gone_at < gone_before))


def known_prisoners(session: Session, ids: Collection[str]) -> set[str]:
    """Those of `ids` that are on the list, or were taken off it: a card on its way must still count."""
    return set(session.scalars(_KNOWN, {"ids": list(ids)}))


def prisoner_names(session: Session) -> dict[str, dict[str, str]]:
    """Every prisoner's names by language, by id."""
    return {row.id: row.names for row in session.execute(select(Prisoner.id, Prisoner.names))}


def open_reports(session: Session) -> list[dict[str, Any]]:
    """What sources said of states and nobody has decided: {prisoner, source_id, kind, source, reported_on}."""
    query = (
        select(StatusReport, Prisoner.source_id)
        .join(Prisoner, Prisoner.id == StatusReport.prisoner_id)
        .where(StatusReport.decided_at.is_(None))
        .order_by(StatusReport.kind, StatusReport.id)
    )
    return [
        {
            "prisoner": report.prisoner_id,
            "source_id": source_id,
            "kind": report.kind,
            "source": report.source,
            "reported_on": report.reported_on,
        }
        for report, source_id in session.execute(query)
    ]


def listed_sources(session: Session) -> dict[str, str | None]:
    """Prisoner id → the source's own number, of everybody who was not taken down."""
    known = or_(Prisoner.state != "removed", Prisoner.source_id.is_not(None))  # merged, or an import was undone
    query = select(Prisoner.id, Prisoner.source_id).where(known)
    return {row.id: row.source_id for row in session.execute(query)}


def prisoners_not_shown(session: Session) -> set[str]:
    """Ids of people who were taken down or are hidden."""
    return set(session.scalars(_NOT_SHOWN))


def is_not_shown(session: Session, id: str) -> bool:
    """Was this person taken down, or is hidden? False for somebody who was never on the list."""
    return session.scalar(_NOT_SHOWN.where(_PEOPLE.id == id)) is not None


def writable_prisoners(session: Session) -> set[str]:
    """Ids of people who may be written to: held, and nothing in question."""
    flags = flags_by_prisoner(session)
    held = session.scalars(select(Prisoner.id).where(Prisoner.state == "held", *_SHOWN))
    return {id for id in held if public_state("held", flags.get(id, ())) == "held"}
