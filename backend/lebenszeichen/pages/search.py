"""Finding a person by name on the plain list, in every spelling, as the app finds one."""

from lebenszeichen.names.search import best_first
from lebenszeichen.pages.people import by_name
from lebenszeichen.pages.public_list import Prisoner, PublicList


def find_by_name(public_list: PublicList, text: str, language: str) -> list[Prisoner]:
    """Everybody in whose name each typed word is found: best first, then by surname."""
    everybody = by_name(public_list.prisoners.values(), language)
    return best_first(text, everybody, lambda prisoner: (*prisoner.names.values(), *prisoner.aliases))
