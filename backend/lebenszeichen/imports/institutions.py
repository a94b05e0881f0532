"""Finds the institutions that rows name, and collects new ones and new address texts. Pure."""

from dataclasses import dataclass, field

from lebenszeichen.facilities import matching
from lebenszeichen.facilities.matching import KnownFacility
from lebenszeichen.names.envelope import address_lines, language_of


@dataclass(frozen=True, slots=True)
class NewFacility:
    """An institution that we did not know: unchecked, without an address."""

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
    added: list[NewFacility] = field(default_factory=list)
    proposals: list[NewProposal] = field(default_factory=list)
    _by_key: dict[str, KnownFacility] = field(default_factory=dict)
    _seen: dict[str, str | None] = field(default_factory=dict)

    def find(self, text: str) -> str | None:
        """The id of the institution that this text names; None when it names none."""
        if text not in self._seen:
            self._seen[text] = self._find(text)
        return self._seen[text]

    def _find(self, text: str) -> str | None:
        split = matching.split_institution(text)
        if split is None:
            return None
        key = (self.prefix + matching.match_key(split.name))[: matching.KEY_LENGTH]
        facility = self._by_key.get(key) or matching.choose(key, self.known) or self._new(key, split.name)
        self._by_key[key] = facility
        lines = address_lines(split.name, split.address)
        if lines:
            self._propose(facility, lines)
        return facility.id

    def _new(self, key: str, name: str) -> KnownFacility:
        stem = self.prefix.replace(" ", "-") + matching.slug(key.removeprefix(self.prefix))
        taken = {facility.id for facility in self.known}
        id = stem if stem not in taken and not stem.endswith("institution") else _next(stem, taken)
        self.added.append(NewFacility(id, key, name, language_of(name)))
        facility = KnownFacility(id, key, "unchecked", None)
        self.known.append(facility)
        return facility

    def _propose(self, facility: KnownFacility, lines: list[str]) -> None:
        # The first line repeats the institution's name, which every list writes in its own way.
        said = matching.address_key(lines[1:])
        if any(_same_place(said, other) for other in self.known if other.match_key == facility.match_key):
            return
        address_hash = matching.hash_address(lines)
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
