"""Photos of people on the list: kept, released, deleted, and read. Flushes; the caller notes who, and commits."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database import settings_of
from lebenszeichen.prisoners.editing import Word, hold_person, number
from lebenszeichen.prisoners.errors import DetailChanged
from lebenszeichen.prisoners.flags import flags_by_prisoner
from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.prisoners.photo_models import PrisonerPhoto
from lebenszeichen.prisoners.suppression import read_suppressions
from lebenszeichen.prisoners.visibility import public_state


@dataclass(frozen=True, slots=True)
class CleanPhoto:
    """A picture of ours: WebP with nothing in it but pixels. Sizes in pixels; `hash` is the body's SHA-256."""

    body: bytes
    hash: str
    width: int
    height: int


def keep_photo(session: Session, prisoner_id: str, photo: CleanPhoto, word: Word) -> None:
    """At the desk from now on, in place of the one before: that is erased. Raises UnknownPerson."""
    person = hold_person(session, prisoner_id)
    before = session.get(PrisonerPhoto, person.id)
    was_public = before is not None and before.released_on is not None
    session.merge(
        PrisonerPhoto(
            prisoner_id=person.id,
            hash=photo.hash,
            body=photo.body,
            width=photo.width,
            height=photo.height,
            source=word.source,
            as_of=word.as_of,
            added_by=word.by,
            added_on=clock.today(),
            released_by=None,
            released_on=None,
        )
    )
    if was_public:
        number(session, person)


def release_photo(session: Session, prisoner_id: str, seen: str, by: str) -> None:
    """Everybody may see it, as it was seen. Raises UnknownPerson, DetailChanged when it is another one now."""
    person = hold_person(session, prisoner_id)
    photo = session.get(PrisonerPhoto, person.id)
    if photo is None or photo.hash != seen or photo.released_on is not None:
        raise DetailChanged()
    photo.released_by, photo.released_on = by, clock.today()
    number(session, person)


def delete_photo(session: Session, prisoner_id: str) -> None:
    """Nobody has it any more, at the desk or anywhere. Raises UnknownPerson, DetailChanged when there is none."""
    person = hold_person(session, prisoner_id)
    photo = session.get(PrisonerPhoto, person.id)
    if photo is None:
        raise DetailChanged()
    session.delete(photo)
    number(session, person)


def photo_at_the_desk(session: Session, prisoner_id: str) -> bytes | None:
    """The picture itself, released or not."""
    listed = (Prisoner.id == PrisonerPhoto.prisoner_id) & (Prisoner.state != "removed")
    return session.scalar(select(PrisonerPhoto.body).join(Prisoner, listed).where(Prisoner.id == prisoner_id))


def public_photo(session: Session, hash: str) -> bytes | None:
    """The picture of this name, while the list shows it: looked up anew, so that it is gone the moment somebody is."""
    query = (
        select(PrisonerPhoto.body, Prisoner.id, Prisoner.state, Prisoner.source_id)
        .join(Prisoner, Prisoner.id == PrisonerPhoto.prisoner_id)
        .where(PrisonerPhoto.hash == hash, PrisonerPhoto.released_on.is_not(None))
        .where(Prisoner.state == "held", Prisoner.hidden_on.is_(None))
    )
    rows = session.execute(query).all()
    if not rows:
        return None
    memory, flags = read_suppressions(settings_of(session)), flags_by_prisoner(session)
    shown = (
        row.body
        for row in rows
        if not memory.hides(row.source_id) and public_state(row.state, flags.get(row.id, ())) == "held"
    )
    return next(shown, None)


def photo_facts(session: Session, prisoner_id: str) -> dict[str, Any] | None:
    """What the desk says of it: {hash, width, height, source, as_of, added_by, added_on, released_by, released_on}."""
    names = ("hash", "width", "height", "source", "as_of", "added_by", "added_on", "released_by", "released_on")
    columns = [getattr(PrisonerPhoto, name) for name in names]
    row = session.execute(select(*columns).where(PrisonerPhoto.prisoner_id == prisoner_id)).first()
    return dict(row._mapping) if row else None
