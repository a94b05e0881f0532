"""A person's name taken apart: given name, surname, patronymic.

Lists write "Given Surname" or "Surname Given Patronymic"; only the patronymic's ending tells which.
"""

import re
from dataclasses import dataclass

# -іч/-ыч stand alone in Belarusian only in few patronymics (Ільіч, Кузьміч); with a surname before them they are safe.
_PATRONYMIC = re.compile(
    r"(?:(?:ав|яв|ов|ев|эв|ёв)[іи]ч|(?:аў|оў|еў|эў|яў|ёў|ов|ев|ёв)на|ільіч|ильич|[іи]н[іи]чна|[іи]чна"
    r"|(?:av|yav|iav|ov|ev)ich|(?:au|ov|ev)na)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NameParts:
    """What a name consists of; unknown parts are empty."""

    given: str
    surname: str
    patronymic: str = ""


def is_patronymic(word: str) -> bool:
    """Does the word end as patronymics do? "Іванавіч", "Ивановна" do; as the last of three words that is enough."""
    found = _PATRONYMIC.search(word)
    return found is not None and found.end() == len(word)


def name_parts(name: str) -> NameParts:
    """Take a name apart. A single word is a surname; "Given Patronymic Surname" is understood too."""
    words = name.split()
    if len(words) < 2:
        return NameParts(given="", surname=name.strip())
    if len(words) == 3 and is_patronymic(words[2]):
        return NameParts(given=words[1], surname=words[0], patronymic=words[2])
    if len(words) == 3 and is_patronymic(words[1]):
        return NameParts(given=words[0], surname=words[2], patronymic=words[1])
    return NameParts(given=words[0], surname=" ".join(words[1:]))


def display_name(name: str) -> str:
    """ "Given Surname", as people speak of somebody."""
    parts = name_parts(name)
    return f"{parts.given} {parts.surname}".strip()


def envelope_name(name: str) -> str:
    """Surname, given name and patronymic if it is known: as a prison's post room sorts."""
    parts = name_parts(name)
    return " ".join(word for word in (parts.surname, parts.given, parts.patronymic) if word)


def sort_key(name: str) -> tuple[str, str]:
    """By surname, then given name, without regard to case and ё."""
    parts = name_parts(name)
    return parts.surname.casefold().replace("ё", "е"), parts.given.casefold().replace("ё", "е")
