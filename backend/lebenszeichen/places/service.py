"""People decide what a list's words mean. Flushes; the caller's unit of work commits."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.facilities.errors import FacilityClosed
from lebenszeichen.facilities.seconds import COORDINATORS_NEEDED, note_word, with_word
from lebenszeichen.facilities.service import hold_facility
from lebenszeichen.places.errors import PlaceDecided, UnknownPlace
from lebenszeichen.places.models import PlacedPerson, UnmatchedPlace
from lebenszeichen.prisoners.whereabouts import count_held, held_at, move_people

LARGE_SHARE, ALWAYS_ALLOWED = 0.05, 5
"""More people than this share of all who are held, and than this number: a second coordinator has to say it too."""


@dataclass(frozen=True, slots=True)
class Decided:
    """How many people it moves, and how many more coordinators have to say so first."""

    people: int
    needs: int


def match_place(session: Session, place_id: int, facility_id: str, by: str) -> Decided:
    """These words mean this institution. One person's word moves a few people, a second is asked for many.

    Raises UnknownPlace, PlaceDecided, UnknownFacility, FacilityClosed, SecondMustBeAnother.
    """
    facility = hold_facility(session, facility_id)
    if facility.state == "closed":
        raise FacilityClosed()
    place = _hold_undecided(session, place_id)
    people = _people_without_institution(session, place_id)
    words = place.said_by if place.facility_id == facility_id else []
    place.said_by, place.facility_id = with_word(session, words, by), facility_id
    if _are_many(session, len(people)) and len(place.said_by) < COORDINATORS_NEEDED:
        note_word(session, by, "place_proposed", facility_id, place=place_id, people=len(people))
        session.flush()
        return Decided(len(people), COORDINATORS_NEEDED - len(place.said_by))
    settle_place(session, place_id, facility_id, place.said_by)
    note_word(session, by, "place_matched", facility_id, place=place_id, people=len(people))
    return Decided(len(people), 0)


def settle_place(session: Session, place_id: int, facility_id: str, said_by: list[str]) -> None:
    """Enough people have said it: whoever is held and has no institution is at this one from now on."""
    place = session.get(UnmatchedPlace, place_id, with_for_update=True)
    if place is None or place.decided_at is not None:
        return
    place.decision, place.facility_id, place.decided_at, place.said_by = "facility", facility_id, clock.now(), said_by
    move_people(session, _people_without_institution(session, place_id), facility_id)


def place_is_none(session: Session, place_id: int, by: str) -> None:
    """These words name no institution: the next list does not ask again. One person is enough: nobody moves."""
    place = _hold_undecided(session, place_id)
    place.decision, place.facility_id, place.decided_at, place.said_by = "none", None, clock.now(), [by]
    note_word(session, by, "place_is_none", None, place=place_id)
    session.flush()


def take_decision_back(session: Session, place_id: int, by: str) -> int:
    """Nobody knows what these words mean, again; how many people are nowhere by it. It only stops cards."""
    place = session.get(UnmatchedPlace, place_id, with_for_update=True)
    if place is None:
        raise UnknownPlace()
    people = _placed(session, place_id, place.facility_id) if place.decision == "facility" else []
    place.decision = place.facility_id = place.decided_at = None
    place.said_by = []
    move_people(session, people, None)
    note_word(session, by, "place_undecided", None, place=place_id, people=len(people))
    return len(people)


def _hold_undecided(session: Session, place_id: int) -> UnmatchedPlace:
    place = session.get(UnmatchedPlace, place_id, with_for_update=True)
    if place is None:
        raise UnknownPlace()
    if place.decided_at is not None:
        raise PlaceDecided()
    return place


def _people_without_institution(session: Session, place_id: int) -> list[str]:
    return _placed(session, place_id, None)


def _placed(session: Session, place_id: int, facility_id: str | None) -> list[str]:
    query = select(PlacedPerson.prisoner_id).where(PlacedPerson.place_id == place_id)
    return held_at(session, list(session.scalars(query)), facility_id)


def _are_many(session: Session, people: int) -> bool:
    return people > ALWAYS_ALLOWED and people > count_held(session) * LARGE_SHARE
