"""Who says so, and since when, in the words of a page. Pure; the app reads the same strings."""

import re
from collections.abc import Callable

_PUBLISHED = re.compile(r", (\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?)(?=;|$)")


def source_words(source: str, day: Callable[[str], str]) -> str:
    """ "Campact-Blog, 2026-01; Statement, 2026-01" with its dates written by `day`; other words stay as they are."""
    return _PUBLISHED.sub(lambda found: f", {day(found[1])}", source)
