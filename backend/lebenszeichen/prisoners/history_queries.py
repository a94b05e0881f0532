"""Reads what happened to people: what phones are told beside a person's facts, and all of it for the desk."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from lebenszeichen.prisoners.history_kinds import Beside, Event, said
from lebenszeichen.prisoners.history_models import PrisonerEdit, PrisonerEvent, ReleasedDetail
from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.prisoners.photo_models import PrisonerPhoto


def beside_by_prisoner(session: Session, ids: Collection[str] | None = None) -> Mapping[str, Beside]:
    """By prisoner id; nobody is in it of whom there is nothing to say. `ids` None: of everybody."""
    found: defaultdict[str, Beside] = defaultdict(Beside)
    more: Any = _more_than_facts()
    for row in session.execute(_chosen(more, PrisonerEvent.prisoner_id, ids)):
        event = Event(row.kind, row.happened_on, row.facility_id, said(row.source, row.said_on), public=True)
        found[row.prisoner_id].events.append(event)
    for edit in session.scalars(_chosen(select(PrisonerEdit), PrisonerEdit.prisoner_id, ids)):
        found[edit.prisoner_id].written[edit.field] = edit.value, said(edit.source, edit.as_of)
    for one in session.scalars(_chosen(select(ReleasedDetail), ReleasedDetail.prisoner_id, ids)):
        detail = {"text": one.text, "lang": one.lang, "source": said(one.source, one.as_of)}
        found[one.prisoner_id].details[one.field] = detail
    for photo in session.execute(_chosen(_released_photos(), PrisonerPhoto.prisoner_id, ids)):
        size = {"hash": photo.hash, "width": photo.width, "height": photo.height}
        found[photo.prisoner_id].details["photo"] = {**size, "source": said(photo.source, photo.as_of)}
    return found


def history_of(session: Session, prisoner_id: str) -> list[dict[str, Any]]:
    """Everything that is kept of what happened to them, newest entry first; `corrected`: another event says so."""
    query = select(PrisonerEvent).where(PrisonerEvent.prisoner_id == prisoner_id).order_by(PrisonerEvent.id.desc())
    rows = session.scalars(query).all()
    corrected = {row.corrects for row in rows}
    names = [column.key for column in PrisonerEvent.__table__.columns]
    return [{**{name: getattr(row, name) for name in names}, "corrected": row.id in corrected} for row in rows]


def _more_than_facts() -> Any:
    """Public, not corrected, and not what the person's own columns say already."""
    later = aliased(PrisonerEvent)
    columns = (
        PrisonerEvent.prisoner_id,
        PrisonerEvent.kind,
        PrisonerEvent.happened_on,
        PrisonerEvent.facility_id,
        PrisonerEvent.source,
        PrisonerEvent.said_on,
    )
    return (
        select(*columns)
        .join(Prisoner, Prisoner.id == PrisonerEvent.prisoner_id)
        .outerjoin(later, later.corrects == PrisonerEvent.id)
        .where(PrisonerEvent.public, later.id.is_(None))
        .where(or_(PrisonerEvent.kind != "detained", PrisonerEvent.happened_on.is_distinct_from(Prisoner.detained_on)))
        .where(
            or_(PrisonerEvent.kind != "sentenced", PrisonerEvent.happened_on.is_distinct_from(Prisoner.sentenced_on))
        )
    )


def _released_photos() -> Any:
    """Without the pictures."""
    photo = PrisonerPhoto
    columns = (photo.prisoner_id, photo.hash, photo.width, photo.height, photo.source, photo.as_of)
    return select(*columns).where(photo.released_on.is_not(None))


def _chosen(query: Any, column: Any, ids: Collection[str] | None) -> Any:
    return query if ids is None else query.where(column.in_(ids))
