"""Which institution does a list's text mean? Pure.

A list writes "ИК № 4", "ИК-4", "Исправительная колония №4", "ПК № 4", "Penal colony No. 4"; all give the key `ик 4`.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

KEY_LENGTH = 80

# What kinds of institution are called, in Russian, Belarusian and English; the first is the key's own word.
_KINDS: dict[str, tuple[str, ...]] = {
    "ик": ("ик", "исправительная колония", "пк", "папраўчая калонія", "penal colony", "correctional colony", "ik"),
    "сизо": ("сизо", "следственный изолятор", "сіза", "следчы ізалятар", "pre-trial prison", "sizo"),
    "тюрьма": ("тюрьма", "турма", "prison"),
    "иуот": ("иуот", "исправительное учреждение открытого типа", "пуат", "папраўчая ўстанова адкрытага тыпу",
             "open-type correctional facility", "iuot"),
    "ивс": ("ивс", "изолятор временного содержания", "іча", "ізалятар часовага ўтрымання", "ivs"),
}  # fmt: skip
_SLUGS = {"ик": "ik", "сизо": "sizo", "тюрьма": "prison", "иуот": "iuot", "ивс": "ivs"}
_WORDS = sorted(((word, kind) for kind, words in _KINDS.items() for word in words), key=lambda pair: -len(pair[0]))
_NUMBER = re.compile(r"\W*(?:№|no|n|номер|нумар)?\W*(\d{1,3})(?!\d)")

# What follows such a word (a day, "pardoned") is no institution's name either: published as one, it would tell of a
# release that nobody has confirmed.
_OUT = re.compile(
    r"(?:released|freed?|at liberty|pardoned|deported|died|освобожд[её]н[аы]?|на свободе|свободен|свободна|"
    r"выш(?:ел|ла)|помилован[аы]?|депортирован[аы]?|умер(?:ла)?|на волі|вызвален[ыа]?|выйш(?:аў|ла)|памілаван[аы]?|"
    r"дэпартаван[аы]?|пам[её]р(?:ла)?)\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"(?<!\d)\d{6}(?!\d)")


@dataclass(frozen=True, slots=True)
class InstitutionText:
    """A list's text, split: what the institution is called, and the address if one stands there."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class KnownFacility:
    """What matching needs to know of an institution."""

    id: str
    match_key: str
    state: str
    address: tuple[str, ...] | None
    moved_to: str | None = None
    """Where a closed one went."""


def split_institution(text: str) -> InstitutionText | None:
    """Name and address, split at the first line break or semicolon; None when the text names no institution.

    A postcode in the name means that both stand in one line: then before the first comma or the postcode. Names
    are public at once, addresses are not.
    """
    name, _, address = re.sub(r"\s*(?:\r?\n|;)\s*", "\n", text.strip()).partition("\n")
    if not name.strip() or _OUT.match(name.strip()):
        return None
    if postcode := _POSTCODE.search(name):
        end = name.find(",", 0, postcode.start())
        end = end if end >= 0 else postcode.start()
        name, address = name[:end], f"{name[end:]}\n{address}".strip(", \n")
        if not name.strip():
            return None
    return InstitutionText(" ".join(name.split()), ", ".join(address.split("\n")).strip())


def match_key(name: str) -> str:
    """Kind and number, or the folded words where there is no number."""
    folded = " ".join(re.sub(r"[«»\"'’.,()]", " ", name.lower().replace("ё", "е")).split())
    for word, kind in _WORDS:
        if folded.startswith(word) and (number := _NUMBER.match(folded, len(word))):
            return f"{kind} {int(number[1])}"
    return folded[:KEY_LENGTH]


def is_numbered(key: str) -> bool:
    """Is this the key of a kind of institution with a number, and not of any words?"""
    kind, _, number = key.partition(" ")
    return kind in _SLUGS and number.isdigit()


def canonical_name(key: str) -> str:
    """How a numbered institution is called, whatever else a list wrote in the same line: `ик 64` → `ИК № 64`.

    A new institution's name is public at once; words after the number may tell of somebody's release.
    """
    kind, _, number = key.partition(" ")
    return f"{'Тюрьма' if kind == 'тюрьма' else kind.upper()} № {number}"


def slug(key: str) -> str:
    """An id for a new institution: `ик 64` → `ik-64`; other words are counted by the caller."""
    kind, _, number = key.partition(" ")
    return f"{_SLUGS[kind]}-{number}" if is_numbered(key) else "institution"


def choose(key: str, known: Iterable[KnownFacility]) -> KnownFacility | None:
    """The institution of this key; one that still exists before one that is closed, and where that one went."""
    by_id = {facility.id: facility for facility in known}
    fitting = [facility for facility in by_id.values() if facility.match_key == key]
    return follow(min(fitting, key=lambda facility: (facility.state == "closed", facility.id), default=None), by_id)


def follow(facility: KnownFacility | None, by_id: Mapping[str, KnownFacility]) -> KnownFacility | None:
    """Where people of this institution are now: a closed one's successor, and its successor's."""
    passed: set[str] = set()
    while facility is not None and facility.state == "closed" and facility.id not in passed:
        passed.add(facility.id)
        facility = by_id.get(facility.moved_to or "", facility)
    return facility


def address_key(lines: Iterable[str]) -> str:
    """Address lines without regard to case, spaces and punctuation: is it the text that we have already?"""
    return " ".join(re.findall(r"\w+", " ".join(lines).casefold().replace("ё", "е")))


def hash_address(lines: Iterable[str]) -> str:
    """The same for texts that differ in case, spaces and punctuation only."""
    return hashlib.sha256(address_key(lines).encode()).hexdigest()
