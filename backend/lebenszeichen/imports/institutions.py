"""Finds the institutions that rows name, and collects new ones, new address texts and words that name none. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lebenszeichen.facilities import matching
from lebenszeichen.facilities.matching import KnownFacility
from lebenszeichen.names.envelope import address_lines, language_of
from lebenszeichen.places.known import KnownPlace, NewPlace


@dataclass(frozen=True, slots=True)
class NewFacility:
    """A numbered institution that we did not know: unchecked, without an address."""

    id: str
    match_key: str
    name: str
    lang: str


@dataclass(frozen=True, slots=True)
class NewProposal:
    """Address text that two people have to confirm before it is public."""

    facility_id: str
    address: tuple[str, ...]
    address_hash: str


@dataclass(slots=True)
class Institutions:
    """What is known, and what these rows add to it."""

    known: list[KnownFacility]
    proposed: set[tuple[str, str]] = field(default_factory=set)
    """(facility id, address hash) that lie on somebody's desk already."""
    prefix: str = ""
    """Before ids and match keys of invented institutions, so that no real row ever meets them."""
    places: Mapping[str, KnownPlace] = field(default_factory=dict)
    """By key: words that named no institution we knew, and what a person has decided about them."""
    added: list[NewFacility] = field(default_factory=list)
    proposals: list[NewProposal] = field(default_factory=list)
    said: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """(facility id, address hash) → the texts of rows that say this address."""
    new_places: list[NewPlace] = field(default_factory=list)
    """Words that wait for a person: free text never becomes an institution's public name by itself."""
    _by_key: dict[str, KnownFacility] = field(default_factory=dict)
    _seen: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)

    def find(self, text: str) -> str | None:
        """The id of the institution that this text names; None when it names none that we know."""
        return self._looked_up(text)[0]

    def words_of(self, text: str) -> str | None:
        """The key of words that name no institution by themselves; None for a text that does, and for no text."""
        return self._looked_up(text)[1]

    def _looked_up(self, text: str) -> tuple[str | None, str | None]:
        if text not in self._seen:
            self._seen[text] = self._find(text)
        return self._seen[text]

    def _find(self, text: str) -> tuple[str | None, str | None]:
        split = matching.split_institution(text)
        if split is None:
            return None, None
        key = (self.prefix + matching.match_key(split.name))[: matching.KEY_LENGTH]
        facility = self._by_key.get(key) or matching.choose(key, self.known)
        if facility is None and not matching.is_numbered(key.removeprefix(self.prefix)):
            return self._place(key, text), key
        facility = facility or self._new(key)
        self._by_key[key] = facility
        lines = address_lines(split.name, split.address)
        if lines:
            self._propose(facility, lines, text)
        return facility.id, None

    def _place(self, key: str, text: str) -> str | None:
        place = self.places.get(key)
        if place is None:
            if key not in {new.key for new in self.new_places}:
                self.new_places.append(NewPlace(key, text))
            return None
        by_id = {facility.id: facility for facility in self.known}
        facility = matching.follow(by_id.get(place.facility_id or ""), by_id)
        return facility.id if facility else None

    def _new(self, key: str) -> KnownFacility:
        stem = self.prefix.replace(" ", "-") + matching.slug(key.removeprefix(self.prefix))
        taken = {facility.id for facility in self.known}
        id = stem if stem not in taken else _next(stem, taken)
        name = matching.canonical_name(key.removeprefix(self.prefix))
        self.added.append(NewFacility(id, key, name, language_of(name)))
        facility = KnownFacility(id, key, "unchecked", None)
        self.known.append(facility)
        return facility

    def _propose(self, facility: KnownFacility, lines: list[str], text: str) -> None:
        # The first line repeats the institution's name, which every list writes in its own way.
        said = matching.address_key(lines[1:])
        if any(_same_place(said, other) for other in self.known if other.match_key == facility.match_key):
            return
        address_hash = matching.hash_address(lines)
        self.said.setdefault((facility.id, address_hash), set()).add(text)
        if (facility.id, address_hash) not in self.proposed:
            self.proposed.add((facility.id, address_hash))
            self.proposals.append(NewProposal(facility.id, tuple(lines), address_hash))


def _same_place(said: str, facility: KnownFacility) -> bool:
    return facility.address is not None and matching.address_key(facility.address[1:]) == said


def _next(stem: str, taken: set[str]) -> str:
    number = 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
