"""Puts the public record into a database. What is there already is left as it is: people may have decided since."""

from collections.abc import Container
from dataclasses import dataclass

from sqlalchemy.orm import Session

from lebenszeichen.database.spaces import advance
from lebenszeichen.facilities import service as facilities
from lebenszeichen.facilities.imported import known_facilities
from lebenszeichen.identifiers import new_prisoner_id
from lebenszeichen.prisoners import service as prisoners
from lebenszeichen.prisoners.history import NewEvent, note_told
from lebenszeichen.prisoners.imported import prisoners_of
from lebenszeichen.prisoners.service import NewPrisoner
from lebenszeichen.record.tables import RecordedPerson, recorded_facilities, recorded_people, recorded_releases
from lebenszeichen.releases import service as releases
from lebenszeichen.releases.queries import public_releases

SOURCE = "record"


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows were new."""

    facilities: int
    prisoners: int
    releases: int


def load_record(session: Session, suppressed: Container[str] = ()) -> Loaded:
    """Load what is missing but for people who were taken down; can be repeated.

    Flushes; the caller's unit commits, and publishes the list afterwards.
    """
    facility_ids = _load_facilities(session)
    prisoner_ids, by_day = _load_people(session, suppressed)
    release_ids = _load_releases(session, by_day)
    count = len(facility_ids) + len(prisoner_ids) + len(release_ids)
    if count:
        first = advance(session, "list", count) - count + 1
        facilities.number_facilities(session, facility_ids, first)
        prisoners.number_prisoners(session, prisoner_ids, first + len(facility_ids))
        releases.number_releases(session, release_ids, first + len(facility_ids) + len(prisoner_ids))
    return Loaded(len(facility_ids), len(prisoner_ids), len(release_ids))


def _load_facilities(session: Session) -> list[str]:
    known = {facility.id for facility in known_facilities(session)}
    rows = [row for row in recorded_facilities() if row["id"] not in known]
    facilities.add_facilities(session, rows)
    return [row["id"] for row in rows]


def _load_people(session: Session, suppressed: Container[str]) -> tuple[list[str], dict[str, list[str]]]:
    known = {slug: one.id for slug, one in prisoners_of(session, SOURCE).items()}
    people = [one for one in recorded_people() if f"{SOURCE}:{one.slug}" not in suppressed]
    ids = {one.slug: known.get(one.slug) or new_prisoner_id() for one in people}
    added = [one for one in people if one.slug not in known]
    prisoners.add_prisoners(session, [_new(one, ids[one.slug]) for one in added])
    told = [event for one in added for event in _events(one, ids[one.slug])]
    note_told(session, told, by=None, confirmed_by=None, release_id=None)
    by_day: dict[str, list[str]] = {}
    for one in people:
        by_day.setdefault(one.released_on, []).append(ids[one.slug])
    return [ids[one.slug] for one in added], by_day


def _load_releases(session: Session, by_day: dict[str, list[str]]) -> list[str]:
    known = {release["id"] for release in public_releases(session)}
    rows = [row for row in recorded_releases(by_day) if row["id"] not in known]
    releases.add_releases(session, rows)
    return [row["id"] for row in rows]


def _events(one: RecordedPerson, id: str) -> list[NewEvent]:
    came_out = NewEvent(id, "came_out", one.source, happened_on=one.released_on)
    detained_on = one.facts.detained_on
    return [NewEvent(id, "detained", one.source, happened_on=detained_on), came_out] if detained_on else [came_out]


def _new(one: RecordedPerson, id: str) -> NewPrisoner:
    release = {"on": one.released_on, "destination": one.destination, "source": one.source}
    return NewPrisoner(id, f"{SOURCE}:{one.slug}", one.facts, "came_out", release=release)
