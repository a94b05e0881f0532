"""The sample list: invented people in invented institutions, marked as such on every screen.

Their ids (`sample:…`, `sample-…`) meet no real source's, so a real import neither finds nor changes them.
"""

import json
from importlib import resources
from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database.spaces import advance
from lebenszeichen.facilities import service as facilities
from lebenszeichen.facilities.imported import known_facilities
from lebenszeichen.facilities.matching import match_key
from lebenszeichen.identifiers import new_prisoner_id
from lebenszeichen.imports.runs import forget_runs, note_run
from lebenszeichen.prisoners import service as prisoners
from lebenszeichen.prisoners.facts import PrisonerFacts
from lebenszeichen.prisoners.imported import prisoners_of
from lebenszeichen.prisoners.removal import bury, remove_prisoners, unbury
from lebenszeichen.prisoners.service import NewPrisoner
from lebenszeichen.releases.service import forget_releases_of

SOURCE = "sample"
_SAYS = "invented"


def load_sample(session: Session) -> int:
    """Load what is not there; returns how many people are new. Flushes; the caller commits and publishes."""
    data = json.loads(resources.files("lebenszeichen.record").joinpath("sample.json").read_text("utf-8"))
    facility_ids = _load_facilities(session, data["facilities"])
    known = prisoners_of(session, SOURCE)
    added = [_new(row) for row in data["people"] if row["id"] not in known]
    prisoners.add_prisoners(session, added)
    count = len(facility_ids) + len(added)
    if count:
        note_run(session, SOURCE, clock.today().isoformat(), {"new": len(added)})
        unbury(session, facility_ids)
        first = advance(session, "list", count) - count + 1
        facilities.number_facilities(session, facility_ids, first)
        prisoners.number_prisoners(session, [one.id for one in added], first + len(facility_ids))
    return len(added)


def sample_ids(session: Session) -> list[str]:
    """The ids of all invented people: letters to them go before they do."""
    return sorted(one.id for one in prisoners_of(session, SOURCE).values())


def remove_sample(session: Session) -> int:
    """Remove every invented person and institution, and releases of them, leaving tombstones; returns how many people.

    Letters to them must be gone before. Flushes; the caller commits and publishes.
    """
    people = sample_ids(session)
    releases = forget_releases_of(session, people)
    remove_prisoners(session, people)
    gone = people + releases + facilities.remove_sample_facilities(session)
    forget_runs(session, SOURCE)
    if gone:
        bury(session, gone, advance(session, "list", len(gone)) - len(gone) + 1)
    return len(people)


def _load_facilities(session: Session, rows: list[dict[str, Any]]) -> list[str]:
    known = {facility.id for facility in known_facilities(session)}
    added = [_facility(row) for row in rows if _facility_id(row["id"]) not in known]
    facilities.add_facilities(session, added)
    return [row["id"] for row in added]


def _facility_id(id: str) -> str:
    return f"sample-{id}"


def _facility(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": _facility_id(row["id"]),
        "match_key": f"sample {match_key(row['name'])}",
        "name": {"ru": row["name"]},
        "state": row["state"],
        "address": row["address"],
        "lang": "ru",
        "source": _SAYS,
        "as_of": clock.today().isoformat(),
        "sample": True,
    }


def _new(row: dict[str, Any]) -> NewPrisoner:
    facts = PrisonerFacts(
        names=row["names"],
        gender=row["gender"],
        birthday=row["birthday"],
        detained_on=row["detained_on"],
        sentenced_on=row["sentenced_on"],
        sentence=row["sentence"],
        sentence_lang="ru",
        facility_id=_facility_id(row["facility"]) if row["facility"] else None,
    )
    return NewPrisoner(new_prisoner_id(), f"{SOURCE}:{row['id']}", facts, row["state"], sample=True)
