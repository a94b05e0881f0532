"""Which language a public page speaks: by its address, else by what the browser asks for."""

from werkzeug.datastructures import LanguageAccept

from lebenszeichen.guides.library import languages

FALLBACK = "en"
_NEAR_BELARUS = ("be", "ru")


def door_languages() -> tuple[str, ...]:
    """Those in which a family may read what can be asked for: of Belarus first, whether or not the rest speaks them."""
    return *_NEAR_BELARUS, *(language for language in languages() if language not in _NEAR_BELARUS)


def language_of_path(path: str) -> str | None:
    """`/de/guides` → `de`; None when the address names no language of ours."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in languages() else None


def language_asked_for(accepted: LanguageAccept) -> str:
    """The best of our languages for an Accept-Language header; English when none fits."""
    return accepted.best_match(languages(), default=FALLBACK) or FALLBACK


def languages_near_belarus(accepted: LanguageAccept) -> list[str]:
    """Belarusian and Russian as far as the browser asks for them, the more wanted first. Nobody else learns of it."""
    asked = (value.lower().split("-", 1)[0] for value, quality in accepted if quality > 0)
    return [language for language in dict.fromkeys(asked) if language in _NEAR_BELARUS]
