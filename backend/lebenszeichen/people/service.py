"""What coordinators write of people. Flushes; the caller's unit of work commits."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen.coordinators.audit import note
from lebenszeichen.coordinators.errors import SecondMustBeAnother
from lebenszeichen.coordinators.pairs import obstacle_to_second
from lebenszeichen.facilities.errors import UnknownFacility
from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.imports import decisions
from lebenszeichen.imports.moved_alone import check_moves
from lebenszeichen.prisoners import editing
from lebenszeichen.prisoners.editing import Word, hold_person, number
from lebenszeichen.prisoners.history import NewEvent, confirm_event, correct_by_hand, hold_event, note_events
from lebenszeichen.prisoners.history_kinds import PLAIN
from lebenszeichen.prisoners.merging import PassedOn, pass_on_flags
from lebenszeichen.sync.publication import withdraw_files
from lebenszeichen.sync.takedown import hide, say_of_flags, tell_no_more


def write_names(
    session: Session, prisoner_id: str, names: Mapping[str, str | None], aliases: Sequence[str], word: Word
) -> None:
    """Names and other spellings; phones hear with the next list. Raises UnknownPerson, NameNeeded."""
    if changed := editing.write_names(session, prisoner_id, names, aliases, word):
        note(session, word.by, "names_written", f"prisoner:{prisoner_id}", fields=", ".join(changed))


def write_facts(session: Session, prisoner_id: str, facts: Mapping[str, str | None], word: Word) -> None:
    """Days, and where somebody is held now. Raises UnknownPerson, NotHeld, UnknownFacility, EnoughMoved."""
    _check_facility(session, facts.get("facility_id"))
    before = editing.write_facts(session, prisoner_id, facts, word)
    if "facility_id" in before:
        check_moves(session, word.by)
    if before:
        note(session, word.by, "facts_written", f"prisoner:{prisoner_id}", fields=", ".join(before))


def _check_facility(session: Session, facility_id: str | None) -> None:
    if facility_id and facility_id not in {one["id"] for one in public_facilities(session)}:
        raise UnknownFacility()


def enter_event(session: Session, prisoner_id: str, said: Mapping[str, Any], by: str) -> None:
    """Raises UnknownPerson, UnknownFacility."""
    person = hold_person(session, prisoner_id)
    facility_id = said.get("facility_id")
    _check_facility(session, facility_id)
    event = NewEvent(
        person.id,
        said["kind"],
        said["source"],
        said_on=said.get("said_on"),
        happened_on=said.get("happened_on"),
        facility_id=facility_id if said["kind"] == "moved" else None,
        source_url=said.get("source_url"),
    )
    note_events(session, [event], by)
    note(session, by, "event_entered", f"prisoner:{person.id}", kind=event.kind)
    if event.kind in PLAIN:
        number(session, person)


def confirm_entered(session: Session, prisoner_id: str, event_id: int, by: str) -> None:
    """The second coordinator. Raises UnknownPerson, UnknownEvent, EventDecided, SecondMustBeAnother."""
    person = hold_person(session, prisoner_id)
    event = hold_event(session, prisoner_id, event_id)
    if event.entered_by is not None and obstacle_to_second(session, [event.entered_by], by):
        raise SecondMustBeAnother()
    confirm_event(session, event, by)
    note(session, by, "event_confirmed", f"prisoner:{prisoner_id}", event=event_id, kind=event.kind)
    number(session, person)


def correct_entered(session: Session, prisoner_id: str, event_id: int, said: Mapping[str, Any], by: str) -> None:
    """It was wrong. Raises UnknownPerson, UnknownEvent, EventDecided, StateDecided."""
    person = hold_person(session, prisoner_id)
    event = hold_event(session, prisoner_id, event_id)
    correct_by_hand(
        session,
        event,
        source=said["source"],
        said_on=said.get("said_on"),
        source_url=said.get("source_url"),
        by=by,
    )
    note(session, by, "event_corrected", f"prisoner:{prisoner_id}", event=event_id, kind=event.kind)
    number(session, person)


def release_detail(session: Session, prisoner_id: str, field: str, seen: str, word: Word) -> None:
    """Charges or description, as they were seen. Raises UnknownPerson, DetailChanged."""
    editing.release_detail(session, prisoner_id, field, seen, word)
    note(session, word.by, "detail_released", f"prisoner:{prisoner_id}", field=field)


def take_detail_back(session: Session, prisoner_id: str, field: str, by: str) -> None:
    """Raises UnknownPerson, DetailChanged."""
    editing.take_detail_back(session, prisoner_id, field)
    note(session, by, "detail_taken_back", f"prisoner:{prisoner_id}", field=field)
    withdraw_files(session)  # a text that should not have been read is not to be read in yesterday's file either


def decide_identity(session: Session, saying: decisions.Saying, by: str) -> int:
    """Who is who. What a family asked about one row of a person holds of the other. Raises as `decisions.decide`."""
    id = decisions.decide(session, saying, by)
    if saying.kept and (passed := pass_on_flags(session, saying.source_ids, saying.kept)):
        _obey(session, passed)
    rows = len(set(saying.source_ids))
    note(session, by, "identity_decided", f"identity:{id}", decision=saying.decision, rows=rows)
    return id


def _obey(session: Session, passed: PassedOn) -> None:
    if "silence" in passed.flags:
        tell_no_more(session, passed.prisoner_id)
    elif passed.flags:
        say_of_flags(session, passed.prisoner_id)
    if passed.hide:
        hide(session, [passed.prisoner_id])


def take_identity_back(session: Session, decision_id: int, by: str) -> None:
    """Raises UnknownRow, PersonHidden."""
    again = decisions.take_back(session, decision_id, by)
    note(session, by, "identity_taken_back", f"identity:{decision_id}", people=len(again))
