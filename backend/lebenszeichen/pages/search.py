"""Finding a person by name on the plain list, as the app finds one."""

from lebenszeichen.pages.public_list import Prisoner, PublicList


def find_by_name(public_list: PublicList, text: str) -> list[Prisoner]:
    """Everybody with a name that holds the text, in list order."""
    wanted = text.casefold()
    return [
        prisoner
        for prisoner in public_list.prisoners.values()
        if any(wanted in name.casefold() for name in (*prisoner.names.values(), *prisoner.aliases))
    ]
