"""Which language a public page speaks: by its address, else by what the browser asks for."""

from werkzeug.datastructures import LanguageAccept

from lebenszeichen.guides.library import languages

FALLBACK = "en"


def language_of_path(path: str) -> str | None:
    """`/de/guides` → `de`; None when the address names no language of ours."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in languages() else None


def language_asked_for(accepted: LanguageAccept) -> str:
    """The best of our languages for an Accept-Language header; English when none fits."""
    return accepted.best_match(languages(), default=FALLBACK) or FALLBACK
