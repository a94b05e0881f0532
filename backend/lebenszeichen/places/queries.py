"""Questions about words of lists, and about who is held where, answered in plain data."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lebenszeichen.coordinators.pairs import obstacle_to_second
from lebenszeichen.coordinators.queries import names_of
from lebenszeichen.facilities.desk import FacilityOverview, facilities_overview, new_facilities
from lebenszeichen.places.models import PlacedPerson, UnmatchedPlace
from lebenszeichen.prisoners.whereabouts import held_among


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """Words that a list gives as a place, of how many people, and what was said of them."""

    id: int
    text: str
    source: str
    as_of: str | None
    people: int
    """Of those who are held."""
    decision: str | None
    facility_id: str | None
    """What was decided; while `decision` is null: what the first of two has said."""
    said_by: list[str]
    may_confirm: bool
    """May whoever asks be the second?"""


def listed_places(session: Session, viewer: str | None = None) -> list[ListedPlace]:
    """Undecided ones first, those of most people first among them."""
    people = _people_by_place(session)
    rows = session.scalars(select(UnmatchedPlace)).all()
    names = names_of(session, sorted({word for row in rows for word in row.said_by}))
    listed = [
        ListedPlace(
            row.id,
            row.text,
            row.source,
            row.as_of,
            people.get(row.id, 0),
            row.decision,
            row.facility_id,
            [names.get(word, word) for word in row.said_by],
            viewer is not None
            and obstacle_to_second(session, [word for word in row.said_by if word in names], viewer) is None,
        )
        for row in rows
    ]
    return sorted(listed, key=lambda one: (one.decision is not None, -one.people, one.id))


def institutions_waiting(session: Session, viewer: str) -> dict[str, int]:
    """{facilities_to_check, texts_to_confirm, places_unmatched}: how much of each waits for this coordinator."""
    overview = facilities_overview(session, viewer)
    texts = [text for one in overview if one.state != "closed" for text in one.waiting]
    reopening = [text for one in overview for text in one.waiting if text.kind == "reopening"]
    seconds = [*texts, *reopening, *new_facilities(session, viewer)]
    places = select(func.count(UnmatchedPlace.id)).where(UnmatchedPlace.decided_at.is_(None))
    return {
        "facilities_to_check": sum(waits_for_a_first(one) for one in overview),
        "texts_to_confirm": sum(bool(text.confirmed_by) and text.may_confirm for text in seconds),
        "places_unmatched": session.scalar(places) or 0,
    }


def waits_for_a_first(one: FacilityOverview) -> bool:
    """Has nobody yet said a word of an institution that has to be compared?"""
    return one.to_check and not any(text.confirmed_by for text in one.waiting)


def _people_by_place(session: Session) -> dict[int, int]:
    placed = session.execute(select(PlacedPerson.prisoner_id, PlacedPerson.place_id)).all()
    held = held_among(session, [prisoner_id for prisoner_id, _ in placed])
    return Counter(place_id for prisoner_id, place_id in placed if prisoner_id in held)
