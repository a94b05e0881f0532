"""What imports ask of the list: everybody of one source, as plain values."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.prisoners.facts import Edit, KnownPrisoner, PrisonerDetails, PrisonerFacts
from lebenszeichen.prisoners.history_models import PrisonerEdit
from lebenszeichen.prisoners.models import Prisoner, PrisonerDetail, StatusReport


def prisoners_of(session: Session, source: str) -> dict[str, KnownPrisoner]:
    """Everybody whose source is `source`, by that source's own id."""
    prefix = f"{source}:"
    known = _known(session, Prisoner.source_id.startswith(prefix))
    return {one.source_id: one for one in (replace(one, source_id=one.source_id[len(prefix) :]) for one in known)}


def prisoners_joined(session: Session, joined: Mapping[str, str]) -> dict[str, KnownPrisoner]:
    """By the ids under which another source tells of them; `joined`: that id → their own source's full number."""
    if not joined:
        return {}
    known = {one.source_id: one for one in _known(session, Prisoner.source_id.in_(joined.values()))}
    return {id: replace(known[own], source_id=id) for id, own in joined.items() if own in known}


def _known(session: Session, which: Any) -> list[KnownPrisoner]:
    reports, edits = _open_reports(session), _edits(session)
    query = (
        select(Prisoner, PrisonerDetail)
        .outerjoin(PrisonerDetail, PrisonerDetail.prisoner_id == Prisoner.id)
        .where(which)
    )
    return [
        KnownPrisoner(
            prisoner.id,
            prisoner.source_id or "",
            _facts(prisoner),
            prisoner.state,
            PrisonerDetails(details.charges, details.description) if details else PrisonerDetails(),
            reports.get(prisoner.id),
            edits.get(prisoner.id, {}),
        )
        for prisoner, details in session.execute(query)
    ]


def released_elsewhere(session: Session, source: str) -> list[tuple[list[str], str | None]]:
    """All names and the birthday of people who came out and whom `source` did not tell us of."""
    query = select(Prisoner).where(Prisoner.state == "came_out", ~Prisoner.source_id.startswith(f"{source}:"))
    return [([*person.names.values(), *person.aliases], person.birthday) for person in session.scalars(query)]


def names_and_birthdays(session: Session, ids: Collection[str]) -> list[tuple[list[str], str | None]]:
    """All names and the birthday of each of these people."""
    query = select(Prisoner).where(Prisoner.id.in_(ids)).order_by(Prisoner.id)
    return [([*person.names.values(), *person.aliases], person.birthday) for person in session.scalars(query)]


def _open_reports(session: Session) -> dict[str, str]:
    query = (
        select(StatusReport.prisoner_id, StatusReport.kind)
        .where(StatusReport.decided_at.is_(None))
        .order_by(StatusReport.id)
    )
    return {row.prisoner_id: row.kind for row in session.execute(query)}


def _edits(session: Session) -> dict[str, dict[str, Edit]]:
    found: dict[str, dict[str, Edit]] = {}
    for one in session.scalars(select(PrisonerEdit).where(PrisonerEdit.field != "aliases")):
        found.setdefault(one.prisoner_id, {})[one.field] = Edit(one.value, one.source_said)
    return found


def _facts(row: Any) -> PrisonerFacts:
    return PrisonerFacts(
        names=row.names,
        derived=tuple(row.derived),
        aliases=tuple(row.aliases),
        gender=row.gender,
        birthday=row.birthday,
        detained_on=row.detained_on,
        sentenced_on=row.sentenced_on,
        sentence=row.sentence,
        sentence_lang=row.sentence_lang,
        facility_id=row.facility_id,
    )
