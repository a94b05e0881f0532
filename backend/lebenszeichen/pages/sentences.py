"""How long a sentence is, where the source's words say nothing else. Pure; the app reads the same words."""

import re

_WHOLE = re.compile(r"(\d+)\s*(?:лет|года?|гады?|гадоў|years?|jahre?)", re.IGNORECASE)


def whole_years(sentence: str) -> int | None:
    """The number of years of "10 лет"; None when the source's own words are needed."""
    found = _WHOLE.fullmatch(sentence.strip())
    return int(found[1]) if found else None
