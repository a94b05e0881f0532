"""Reads the tables that come with the product. Each row has a source; each was reviewed before it was added. Pure."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any

from lebenszeichen.facilities.checking import first_check
from lebenszeichen.facilities.matching import match_key
from lebenszeichen.prisoners.facts import PrisonerFacts

_STATES = {"open": "open", "unverified": "unchecked", "closed": "closed"}


@dataclass(frozen=True, slots=True)
class RecordedPerson:
    """Somebody who came out of prison, whom newspapers named."""

    slug: str
    facts: PrisonerFacts
    released_on: str
    destination: str | None
    source: str


def recorded_facilities() -> list[dict[str, Any]]:
    """Institutions as column values. The address text is public from the start: it was reviewed with the product."""
    return [
        {
            "id": row["code"].lower(),
            "match_key": match_key(row["name_ru"]),
            "name": {"en": row["name_en"], "ru": row["name_ru"]},
            "state": _STATES[row["state"]],
            "address": [
                row["name_ru"],
                row["street_ru"],
                f"{row['postcode']} {row['city_ru']}",
                row["country_line"],
            ],
            "lang": "ru",
            "source": row["source"],
            "as_of": row["checked_on"] or None,
            "check_again_on": first_check(row["checked_on"]),
            "moved_to": row["moved_to"] or None,
            "sample": False,
        }
        for row in _rows("facilities.csv")
    ]


def recorded_people() -> list[RecordedPerson]:
    """People who came out, with names in four languages and the other spellings that newspapers use."""
    return [
        RecordedPerson(
            slug=row["slug"],
            facts=PrisonerFacts(
                names={lang: row[f"name_{lang}"] for lang in ("be", "de", "en", "ru")},
                aliases=tuple(row["aliases"].split("|")),
                gender=row["gender"],
                birthday=row["birthday"] or None,
                detained_on=row["detained_on"] or None,
                sentence=row["sentence"] or None,
                sentence_lang="en" if row["sentence"] else None,
            ),
            released_on=row["released_on"],
            destination=row["release_destination"] or None,
            source=row["source"],
        )
        for row in _rows("people.csv")
    ]


def recorded_releases(people: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Releases as column values. `people`: day of release → ids of those whom we may name."""
    return [
        {
            "id": row["announced_on"],
            "announced_on": date.fromisoformat(row["announced_on"]),
            "freed": int(row["freed"]),
            "destinations": _destinations(row["destination_breakdown"]),
            "prisoner_ids": sorted(people.get(row["announced_on"], [])),
            "source": row["source"],
        }
        for row in _rows("releases.csv")
    ]


def _destinations(text: str) -> dict[str, int]:
    pairs = (part.split(":") for part in text.split("|") if part)
    return {place: int(count) for place, count in pairs}


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("lebenszeichen.record").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))
