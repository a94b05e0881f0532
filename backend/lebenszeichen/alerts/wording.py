"""What alerts say that name nobody: first notice, test, hold, "still want to know?". A language is a file."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

Occasion = Literal["handshake", "test", "still_there", "hold"]
Words = Mapping[str, str]
"""title, body, and neutral: what a lock screen shows that shall say nothing."""


@cache
def languages() -> tuple[str, ...]:
    """Every language that has a file, sorted by code."""
    names = (file.name for file in files("lebenszeichen.alerts").joinpath("texts").iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in names if name.endswith(".json")))


def wording_of(occasion: Occasion) -> dict[str, Words]:
    """The words for an occasion in every language, as an event keeps them."""
    return {language: _file(language)[occasion] for language in languages()}


@cache
def _file(language: str) -> dict[str, Words]:
    text = files("lebenszeichen.alerts").joinpath("texts", f"{language}.json").read_text("utf-8")
    words: dict[str, Words] = json.loads(text)
    return words
