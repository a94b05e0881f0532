"""Is it the same name, written the same way? Pure. (Other spellings are what search finds.)"""


def plain_name(name: str) -> str:
    """A name without regard to case, spaces and ё, which most people write as е."""
    return " ".join(name.casefold().replace("ё", "е").split())
