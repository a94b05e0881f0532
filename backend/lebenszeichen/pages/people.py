"""How the plain pages show a person. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from babel.core import get_global

from lebenszeichen.names.parts import name_parts, sort_key
from lebenszeichen.pages.public_list import Facility, Prisoner

_CYRILLIC_FIRST = ("be", "ru")
_LATIN = ("de", "en")
PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the language it is written in, for the `lang` attribute."""

    text: str
    lang: str
    derived: bool = False


def name_in(prisoner: Prisoner, language: str) -> Name:
    """The name for a page in this language: its own, else another in the same script, else any there is."""
    for lang in (language, *(_CYRILLIC_FIRST if _in_cyrillic(language) else _LATIN), *prisoner.names):
        if lang in prisoner.names:
            return Name(prisoner.names[lang], lang, lang in prisoner.derived)
    return Name(prisoner.id, "und")


def other_names(prisoner: Prisoner, language: str) -> list[Name]:
    """The other spellings, Belarusian and Russian first, none said twice."""
    first = name_in(prisoner, language)
    order = [*_CYRILLIC_FIRST, *(lang for lang in prisoner.names if lang not in _CYRILLIC_FIRST)]
    by_text = {
        prisoner.names[lang]: Name(prisoner.names[lang], lang, lang in prisoner.derived)
        for lang in reversed(order)
        if lang in prisoner.names
    }
    return [name for name in reversed(by_text.values()) if name.text != first.text]


def facility_name(facility: Facility, language: str) -> Name:
    """The institution's name for a page in this language; English before Russian on a Latin page."""
    for lang in (language, *(("ru", "be") if _in_cyrillic(language) else ("en", "de")), *facility.name):
        if lang in facility.name:
            return Name(facility.name[lang], lang)
    return Name(facility.id, "und")


def successor_name(facility: Facility | None, known: Mapping[str, Facility], language: str) -> Name | None:
    """Where a closed institution went; None when nobody knows."""
    successor = known.get(facility.moved_to or "") if facility else None
    return facility_name(successor, language) if successor else None


def facility_names(known: Mapping[str, Facility], ids: Collection[str | None], language: str) -> dict[str, Name]:
    """Names of those institutions that are on the list, by id."""
    return {id: facility_name(known[id], language) for id in ids if id is not None and id in known}


def _in_cyrillic(language: str) -> bool:
    """Whether a language is mostly written in Cyrillic, by the tables of Unicode."""
    return "_Cyrl_" in get_global("likely_subtags").get(language, "")


def initials(prisoner: Prisoner) -> Name:
    """Two letters for the stamp, given name first, in the person's own script where it is known."""
    own = name_in(prisoner, "be")
    parts = name_parts(own.text)
    return Name((parts.given[:1] + parts.surname[:1]).upper(), own.lang)


def by_name(prisoners: Iterable[Prisoner], language: str) -> list[Prisoner]:
    """Sorted by surname, as people look somebody up."""
    return sorted(prisoners, key=lambda prisoner: sort_key(name_in(prisoner, language).text))


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a long list. Numbers begin at 1."""

    rows: Sequence[Prisoner]
    number: int
    last: int
    total: int


def leaf(prisoners: Sequence[Prisoner], number: int) -> Leaf:
    """The `number`th page; a number outside of the list gives the nearest one inside."""
    last = max(1, -(-len(prisoners) // PER_PAGE))
    number = min(max(number, 1), last)
    return Leaf(prisoners[(number - 1) * PER_PAGE : number * PER_PAGE], number, last, len(prisoners))
