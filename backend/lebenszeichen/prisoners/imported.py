"""What imports ask of the list: everybody of one source, as plain values."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.prisoners.facts import KnownPrisoner, PrisonerDetails, PrisonerFacts
from lebenszeichen.prisoners.models import Prisoner, PrisonerDetail, StatusReport


def prisoners_of(session: Session, source: str) -> dict[str, KnownPrisoner]:
    """Everybody whose source is `source`, by that source's own id."""
    prefix = f"{source}:"
    reports = _open_reports(session)
    query = (
        select(Prisoner, PrisonerDetail)
        .outerjoin(PrisonerDetail, PrisonerDetail.prisoner_id == Prisoner.id)
        .where(Prisoner.source_id.startswith(prefix))
    )
    found: dict[str, KnownPrisoner] = {}
    for prisoner, details in session.execute(query):
        source_id = (prisoner.source_id or "").removeprefix(prefix)
        found[source_id] = KnownPrisoner(
            prisoner.id,
            source_id,
            _facts(prisoner),
            prisoner.state,
            PrisonerDetails(details.charges, details.description) if details else PrisonerDetails(),
            reports.get(prisoner.id),
        )
    return found


def released_elsewhere(session: Session, source: str) -> list[tuple[list[str], str | None]]:
    """All names and the birthday of people who came out and whom `source` did not tell us of."""
    query = select(Prisoner).where(Prisoner.state == "came_out", ~Prisoner.source_id.startswith(f"{source}:"))
    return [([*person.names.values(), *person.aliases], person.birthday) for person in session.scalars(query)]


def _open_reports(session: Session) -> dict[str, str]:
    query = (
        select(StatusReport.prisoner_id, StatusReport.kind)
        .where(StatusReport.decided_at.is_(None))
        .order_by(StatusReport.id)
    )
    return {row.prisoner_id: row.kind for row in session.execute(query)}


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
