"""People on the list as coordinators see them: hidden ones too, and what phones are not told."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.prisoners.edited import standing
from lebenszeichen.prisoners.editing import hash_of
from lebenszeichen.prisoners.errors import UnknownPerson
from lebenszeichen.prisoners.flags import flags_by_prisoner
from lebenszeichen.prisoners.history_models import PrisonerEdit, ReleasedDetail
from lebenszeichen.prisoners.history_queries import beside_by_prisoner, history_of
from lebenszeichen.prisoners.models import Prisoner, PrisonerDetail, StatusReport
from lebenszeichen.prisoners.visibility import public_prisoner

Json = dict[str, Any]
DETAILS = ("charges", "description")


def known_people(session: Session) -> list[Json]:
    """Everybody on the list: [{id, source_id, names, aliases, state, birthday, hidden}]."""
    query = select(Prisoner).where(Prisoner.state != "removed").order_by(Prisoner.id)
    return [
        {
            "id": one.id,
            "source_id": one.source_id,
            "names": one.names,
            "aliases": one.aliases,
            "state": one.state,
            "birthday": one.birthday,
            "hidden": one.hidden_on is not None,
        }
        for one in session.scalars(query)
    ]


def person_at_the_desk(session: Session, prisoner_id: str) -> Json:
    """One person, with what phones are told of them as `public`. Raises UnknownPerson."""
    row = session.get(Prisoner, prisoner_id) if prisoner_id.isalnum() else None
    if row is None or row.state == "removed":
        raise UnknownPerson()
    flags = sorted(flags_by_prisoner(session).get(row.id, ()))
    beside = beside_by_prisoner(session, [row.id])
    return {
        "id": row.id,
        "source_id": row.source_id,
        "state": row.state,
        "hidden_on": row.hidden_on,
        "flags": flags,
        "open_reports": _open_reports(session, row.id),
        "public": public_prisoner(row, flags, *filter(None, [beside.get(row.id)])),
        "facility_id": row.facility_id,
        "edits": _edits(session, row),
        "details": _details(session, row.id),
        "events": history_of(session, row.id),
    }


def _open_reports(session: Session, id: str) -> list[str]:
    query = select(StatusReport.kind).where(StatusReport.prisoner_id == id, StatusReport.decided_at.is_(None))
    return list(session.scalars(query.order_by(StatusReport.id)))


def _edits(session: Session, row: Prisoner) -> list[Json]:
    """Only those that stand: where the source has said something new since, its word does."""
    stands = standing(row)
    edits = session.scalars(select(PrisonerEdit).where(PrisonerEdit.prisoner_id == row.id).order_by(PrisonerEdit.field))
    return [
        {
            "field": one.field,
            "source": one.source,
            "as_of": one.as_of,
            "source_said": one.source_said if isinstance(one.source_said, str) else None,
            "by": one.written_by,
            "on": one.written_on,
        }
        for one in edits
        if stands.get(one.field) == one.value
    ]


def _details(session: Session, id: str) -> list[Json]:
    details = session.get(PrisonerDetail, id)
    released = {
        one.field: one for one in session.scalars(select(ReleasedDetail).where(ReleasedDetail.prisoner_id == id))
    }
    shown = []
    for field in DETAILS:
        text, public = getattr(details, field, None), released.get(field)
        if text or public:
            shown.append(
                {
                    "field": field,
                    "text": text or "",
                    "content_hash": hash_of(text or ""),
                    "public_text": public.text if public else None,
                    "source": public.source if public else None,
                    "as_of": public.as_of if public else None,
                    "by": public.released_by if public else None,
                    "on": public.released_on if public else None,
                }
            )
    return shown
