"""The public list as phones see it, in types. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

State = Literal["held", "do_not_write", "came_out", "died"]
FacilityState = Literal["open", "unchecked", "closed"]


@dataclass(frozen=True, slots=True)
class Release:
    """One announcement: how many people, on which day, where they were taken, who says so.

    While it is questioned it names nobody and has no texts. The shipped record's have none either.
    """

    id: str
    kind: Literal["release", "death"]
    state: Literal["told", "corrected", "withdrawn"]
    questioned: bool
    announced_on: str
    freed: int
    destinations: Mapping[str, int]
    prisoner_ids: tuple[str, ...]
    source: str
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def names_somebody(self) -> bool:
        """Do its texts say anybody's name? Then no search engine keeps it."""
        return bool(self.texts and self.prisoner_ids)


@dataclass(frozen=True, slots=True)
class Facility:
    """An institution. `address` is in envelope order, after the name; None while two people have not confirmed it."""

    id: str
    name: Mapping[str, str]
    state: FacilityState
    address: tuple[str, ...] | None
    lang: str
    source: str | None
    as_of: str | None
    check_again_on: str | None
    closed_on: str | None
    moved_to: str | None
    returned: bool
    sample: bool


@dataclass(frozen=True, slots=True)
class Prisoner:
    """A person on the list. Dates are partial: `2021-07-14`, `2021-07` or `2021`."""

    id: str
    names: Mapping[str, str]
    derived: frozenset[str]
    aliases: tuple[str, ...]
    birthday: str | None
    detained_on: str | None
    sentence: str | None
    sentence_lang: str | None
    facility_id: str | None
    state: State
    release: Mapping[str, Any] | None
    sample: bool
    sentenced_on: str | None = None
    source: str | None = None
    written: Mapping[str, str] = field(default_factory=dict)
    """Of what a coordinator wrote: who says so."""
    events: tuple[Mapping[str, Any], ...] = ()
    details: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """charges, description → {text, lang, source}, photo → {hash, …}, as a coordinator released them."""


@dataclass(frozen=True, slots=True)
class PublicList:
    """Everything that is public, at one number of the list space."""

    as_of: str | None = None
    prisoners: Mapping[str, Prisoner] = field(default_factory=dict)
    facilities: Mapping[str, Facility] = field(default_factory=dict)
    releases: tuple[Release, ...] = ()
    """Newest first."""

    @property
    def has_samples(self) -> bool:
        everybody: Iterable[Prisoner | Facility] = (*self.prisoners.values(), *self.facilities.values())
        return any(row.sample for row in everybody)

    @property
    def held(self) -> int:
        """How many people the list says are held. Somebody in question is not counted: nobody knows."""
        return sum(prisoner.state == "held" for prisoner in self.prisoners.values())


def from_rows(document: Mapping[str, Any]) -> PublicList:
    """What a snapshot of docs/sync-protocol.md says, row by row."""
    return PublicList(
        as_of=document["as_of"],
        prisoners={row["id"]: _prisoner(row) for row in document["prisoners"]},
        facilities={row["id"]: _facility(row) for row in document["facilities"]},
        releases=_newest_first(map(_release, document["releases"])),
    )


def _newest_first(releases: Iterable[Release]) -> tuple[Release, ...]:
    return tuple(sorted(releases, key=lambda release: release.announced_on, reverse=True))


def _prisoner(row: Mapping[str, Any]) -> Prisoner:
    return Prisoner(
        id=row["id"],
        names=row["names"],
        derived=frozenset(row["derived"]),
        aliases=tuple(row["aliases"]),
        birthday=row["birthday"],
        detained_on=row["detained_on"],
        sentence=row["sentence"],
        sentence_lang=row["sentence_lang"],
        facility_id=row["facility_id"],
        state=row["state"],
        release=row["release"],
        sample=row["sample"],
        sentenced_on=row["sentenced_on"],
        source=row["source"],
        written=row["written"] or {},
        events=tuple(row["events"] or ()),
        details=row["details"] or {},
    )


def _facility(row: Mapping[str, Any]) -> Facility:
    return Facility(
        id=row["id"],
        name=row["name"],
        state=row["state"],
        address=tuple(row["address"]) if row["address"] is not None else None,
        lang=row["lang"],
        source=row["source"],
        as_of=row["as_of"],
        check_again_on=row["check_again_on"],
        closed_on=row["closed_on"],
        moved_to=row["moved_to"],
        returned=row["returned"],
        sample=row["sample"],
    )


def _release(row: Mapping[str, Any]) -> Release:
    return Release(
        id=row["id"],
        kind=row["kind"],
        state=row["state"],
        questioned=row["questioned"],
        announced_on=row["announced_on"],
        freed=row["freed"],
        destinations=row["destinations"],
        prisoner_ids=tuple(row["prisoner_ids"]),
        source=row["source"],
        texts=row["texts"],
    )
