"""Finding a person by name on the plain list, in every spelling, as the app finds one."""

from lebenszeichen.names.search import matches
from lebenszeichen.pages.people import by_name
from lebenszeichen.pages.public_list import Prisoner, PublicList


def find_by_name(public_list: PublicList, text: str, language: str) -> list[Prisoner]:
    """Everybody in whose name each typed word is found: best first, then by surname."""
    ranked = [
        (rank, prisoner)
        for prisoner in by_name(public_list.prisoners.values(), language)
        if (rank := matches(text, (*prisoner.names.values(), *prisoner.aliases))) is not None
    ]
    return [prisoner for _, prisoner in sorted(ranked, key=lambda pair: pair[0])]
