"""What coordinators write of people on the list. Flushes; the caller notes who, and commits."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database.spaces import advance
from lebenszeichen.names.envelope import language_of
from lebenszeichen.prisoners.edited import FACTS, LANGUAGES
from lebenszeichen.prisoners.errors import DetailChanged, NameNeeded, NotHeld, UnknownPerson
from lebenszeichen.prisoners.history import NewEvent, correct, events_not_corrected, note_events
from lebenszeichen.prisoners.history_kinds import Kind
from lebenszeichen.prisoners.history_models import PrisonerEdit, ReleasedDetail
from lebenszeichen.prisoners.models import Prisoner, PrisonerDetail

_DAYS: Mapping[Kind, str] = {"detained": "detained_on", "sentenced": "sentenced_on"}


@dataclass(frozen=True, slots=True)
class Word:
    """Who says it, as of when, and which coordinator wrote it down."""

    source: str
    as_of: str | None
    by: str


def hold_person(session: Session, prisoner_id: str) -> Prisoner:
    """Somebody on the list, hidden or not, locked until the transaction ends. Raises UnknownPerson."""
    query = select(Prisoner).where(Prisoner.id == prisoner_id, Prisoner.state != "removed").with_for_update()
    person = session.scalar(query) if prisoner_id.isalnum() else None
    if person is None:
        raise UnknownPerson()
    return person


def write_names(
    session: Session, prisoner_id: str, names: Mapping[str, str | None], aliases: Sequence[str], word: Word
) -> list[str]:
    """Write names by language (None: none in this one) and other spellings; returns the fields that changed.

    Languages that are not in `names` stay. Raises UnknownPerson, NameNeeded when nothing would be left.
    """
    person = hold_person(session, prisoner_id)
    wanted = {lang: names.get(lang, person.names.get(lang)) for lang in LANGUAGES}
    if not any(wanted.values()):
        raise NameNeeded()
    changed = [lang for lang in LANGUAGES if wanted[lang] != person.names.get(lang)]
    for lang in changed:
        said = None if lang in person.derived else person.names.get(lang)
        _keep(session, person.id, lang, (said, wanted[lang]), word)
    if list(aliases) != person.aliases:
        _keep(session, person.id, "aliases", (list(person.aliases), list(aliases)), word)
        changed.append("aliases")
    person.names = {lang: name for lang, name in sorted(wanted.items()) if name}
    person.derived = [lang for lang in person.derived if lang not in changed]
    person.aliases = list(aliases)
    if changed:
        number(session, person)
    return changed


def write_facts(
    session: Session, prisoner_id: str, facts: Mapping[str, str | None], word: Word
) -> dict[str, str | None]:
    """Write days or the institution of somebody who is held (None: not known); returns what changed → what it was.

    Raises UnknownPerson, NotHeld.
    """
    person = hold_person(session, prisoner_id)
    if person.state != "held":
        raise NotHeld()
    before = {name: getattr(person, name) for name in FACTS if name in facts}
    changed = {name: value for name, value in before.items() if value != facts[name]}
    for name, had in changed.items():
        _keep(session, person.id, name, (had, facts[name]), word)
        setattr(person, name, facts[name])
    if changed:
        _say_what_happened(session, person, changed, word)
        number(session, person)
    return changed


def _say_what_happened(session: Session, person: Prisoner, before: Mapping[str, str | None], word: Word) -> None:
    """A day that was wrong is corrected in the history; where somebody is now is another line of it."""
    live = events_not_corrected(session, [person.id])
    days = {(kind, before[field]) for kind, field in _DAYS.items() if before.get(field)}
    wrong = [one for one in live if (one.kind, one.happened_on) in days]
    correct(session, wrong, source=word.source, said_on=word.as_of, by=word.by)
    events = [
        NewEvent(person.id, kind, word.source, word.as_of, getattr(person, field))
        for kind, field in _DAYS.items()
        if field in before and getattr(person, field)
    ]
    if "facility_id" in before and person.facility_id:
        events.append(NewEvent(person.id, "moved", word.source, word.as_of, facility_id=person.facility_id))
    note_events(session, events, word.by)


def release_detail(session: Session, prisoner_id: str, field: str, seen: str, word: Word) -> None:
    """Let everybody read this text of the charges or the description, as it was seen.

    A later list's words are not released by it. Raises UnknownPerson, DetailChanged when it is another text now.
    """
    person = hold_person(session, prisoner_id)
    details = session.get(PrisonerDetail, person.id)
    text = getattr(details, field) if details else None
    if not text or hash_of(text) != seen:
        raise DetailChanged()
    session.merge(
        ReleasedDetail(
            prisoner_id=person.id,
            field=field,
            text=text,
            lang=language_of(text),
            source=word.source,
            as_of=word.as_of,
            released_by=word.by,
            released_on=clock.today(),
        )
    )
    number(session, person)


def take_detail_back(session: Session, prisoner_id: str, field: str) -> None:
    """Nobody is to read it any more. Raises UnknownPerson, DetailChanged when it is not public."""
    person = hold_person(session, prisoner_id)
    released = session.get(ReleasedDetail, (person.id, field))
    if released is None:
        raise DetailChanged()
    session.delete(released)
    number(session, person)


def hash_of(text: str) -> str:
    """SHA-256: what was seen and what is released is the same text."""
    return hashlib.sha256(text.encode()).hexdigest()


def number(session: Session, person: Prisoner) -> None:
    """Phones hear of this row. Locks the list's counter: call it last."""
    session.flush()
    person.list_seq = advance(session, "list")
    session.flush()


def _keep(session: Session, prisoner_id: str, field: str, before_and_now: tuple[Any, Any], word: Word) -> None:
    said, value = before_and_now
    had = session.get(PrisonerEdit, (prisoner_id, field))
    session.merge(
        PrisonerEdit(
            prisoner_id=prisoner_id,
            field=field,
            value=value,
            # Of what was edited before, the source's own word is older than that.
            source_said=had.source_said if had is not None and had.value == said else said,
            source=word.source,
            as_of=word.as_of,
            written_by=word.by,
            written_on=clock.today(),
        )
    )
