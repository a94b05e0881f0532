"""What a draft says. Pure: read from JSON and written to it, checked, and hashed, so that what is confirmed is told."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from babel import Locale

from lebenszeichen.releases.errors import InvalidRelease

Kind = Literal["release", "death"]
Texts = Mapping[str, Mapping[str, str]]
"""By language: {title, body}."""

MOST_PEOPLE = 2000
MOST_SOURCES = 4
_LONG_AGO = timedelta(days=3660)
_ZONES_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody it speaks of; without `may_be_named` nobody outside the desk ever learns of it."""

    prisoner_id: str
    may_be_named: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, where, and on which day. Only label and day are public."""

    label: str
    url: str
    on: str

    @property
    def words(self) -> str:
        return f"{self.label}, {self.on}"


@dataclass(frozen=True, slots=True)
class Content:
    """One version of what is said. `freed`: how many came out, or died; named or not."""

    kind: Kind
    happened_on: date
    freed: int
    destinations: Mapping[str, int] = field(default_factory=dict)
    """English name of a country → how many were taken there."""
    people: tuple[Mention, ...] = ()
    sources: tuple[Source, ...] = ()
    texts: Texts = field(default_factory=dict)
    texts_version: str = ""
    salt: str = ""
    """Random, while it is under way: later nobody can guess from the hash who else was in it."""

    @property
    def named(self) -> tuple[str, ...]:
        """Ids of those who may be named, in the order in which they are told."""
        return tuple(one.prisoner_id for one in self.people if one.may_be_named)

    @property
    def unnamed(self) -> tuple[str, ...]:
        return tuple(one.prisoner_id for one in self.people if not one.may_be_named)

    @property
    def source_words(self) -> str:
        """As the public list says it."""
        return "; ".join(source.words for source in self.sources)

    @property
    def only_destination(self) -> str | None:
        """Where everybody was taken; None when it is not the same place for all, or unknown."""
        [(place, number)] = self.destinations.items() if len(self.destinations) == 1 else [("", 0)]
        return place if number == self.freed else None

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "happened_on": self.happened_on.isoformat(),
            "freed": self.freed,
            "destinations": dict(self.destinations),
            "people": [{"prisoner_id": one.prisoner_id, "may_be_named": one.may_be_named} for one in self.people],
            "sources": [{"label": one.label, "url": one.url, "on": one.on} for one in self.sources],
            "texts": {lang: dict(words) for lang, words in self.texts.items()},
            "texts_version": self.texts_version,
            "salt": self.salt,
        }

    @property
    def hash(self) -> str:
        """SHA-256 of everything that it says, texts included: whoever confirms this, confirms these words."""
        canonical = json.dumps(self.as_json(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()

    def without(self, prisoner_ids: Sequence[str]) -> "Content":
        """The same without these people; the texts are filled anew by whoever asks."""
        return replace(self, people=tuple(one for one in self.people if one.prisoner_id not in set(prisoner_ids)))

    def only_named(self) -> "Content":
        """What is kept once it is told: whoever is not to be named is in no row of ours any more."""
        return replace(self, people=tuple(one for one in self.people if one.may_be_named), salt="")

    def of_nobody(self) -> "Content":
        """What is kept once it is dropped: nobody's id or name, nor an address that may hold one."""
        sources = tuple(replace(source, url="") for source in self.sources)
        return replace(self, people=(), texts={}, sources=sources, salt="")


def content_from(data: Mapping[str, Any]) -> Content:
    """From JSON of the right form (`as_json`, or what the API has checked)."""
    day = data["happened_on"]
    return Content(
        kind=data["kind"],
        happened_on=day if isinstance(day, date) else date.fromisoformat(day),
        freed=data["freed"],
        destinations=dict(data["destinations"]),
        people=tuple(Mention(one["prisoner_id"], one["may_be_named"]) for one in data["people"]),
        sources=tuple(Source(one["label"], one["url"], str(one["on"])) for one in data["sources"]),
        texts=data.get("texts", {}),
        texts_version=data.get("texts_version", ""),
        salt=data.get("salt", ""),
    )


def check(content: Content, today: date) -> None:
    """Can this be true, as far as a machine can tell? Raises InvalidRelease with a pointer to what cannot."""
    for pointer, is_right, detail in _rules(content, today):
        if not is_right:
            raise InvalidRelease(detail, pointer=pointer)


def _rules(content: Content, today: date) -> list[tuple[str, bool, str]]:
    ids = [one.prisoner_id for one in content.people]
    taken = content.destinations
    return [
        (
            "/content/happened_on",
            today - _LONG_AGO < content.happened_on <= today + _ZONES_AHEAD,
            "This day has not come yet, or is too long ago.",
        ),
        ("/content/people", len(ids) == len(set(ids)), "Somebody stands in it twice."),
        ("/content/people", len(ids) <= content.freed, "More people are listed than the number says."),
        ("/content/destinations", set(taken) <= countries(), "A destination is the English name of a country."),
        ("/content/destinations", sum(taken.values()) <= content.freed, "More people were taken away than came out."),
        ("/content/destinations", not taken or content.kind == "release", "Nobody who died was taken anywhere."),
    ]


@cache
def countries() -> frozenset[str]:
    """English names of countries, as Unicode's CLDR writes them."""
    return frozenset(name for code, name in Locale("en").territories.items() if len(code) == 2)
