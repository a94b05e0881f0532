"""What coordinators do with photos. Flushes; the caller's unit of work commits."""

from sqlalchemy.orm import Session

from lebenszeichen.coordinators.audit import note
from lebenszeichen.prisoners import photos
from lebenszeichen.prisoners.editing import Word


def keep_photo(session: Session, prisoner_id: str, photo: photos.CleanPhoto, word: Word) -> None:
    """At the desk only. Raises UnknownPerson."""
    photos.keep_photo(session, prisoner_id, photo, word)
    note(session, word.by, "photo_added", f"prisoner:{prisoner_id}")


def release_photo(session: Session, prisoner_id: str, seen: str, by: str) -> None:
    """Raises UnknownPerson, DetailChanged."""
    photos.release_photo(session, prisoner_id, seen, by)
    note(session, by, "detail_released", f"prisoner:{prisoner_id}", field="photo")


def delete_photo(session: Session, prisoner_id: str, by: str) -> None:
    """Raises UnknownPerson, DetailChanged."""
    photos.delete_photo(session, prisoner_id)
    note(session, by, "detail_taken_back", f"prisoner:{prisoner_id}", field="photo")
