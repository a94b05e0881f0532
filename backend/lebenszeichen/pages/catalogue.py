"""Message catalogues of the public pages: one JSON file per language, plurals by Babel's rules."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from lebenszeichen.guides.library import languages, words_in
from lebenszeichen.pages.languages import FALLBACK
from lebenszeichen.pages.partial_dates import parts_of


class UnknownMessage(Exception):
    """A page asks for a message that the catalogue of its language does not hold."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language, and how it writes days and numbers."""

    language: str
    locale: str
    messages: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """The message, with `{name}` filled in; numbers are written the way this language writes them."""
        try:
            message = self.messages[key]
        except KeyError:
            raise UnknownMessage(f"{self.language}: {key}") from None
        return message.format(**{name: self._shown(value) for name, value in values.items()})

    def count(self, key: str, number: int, **values: object) -> str:
        """The message `key.one`, `key.few` … that this number asks for, with `{number}` filled in."""
        form = Locale.parse(self.locale).plural_form(number)
        return self.say(f"{key}.{form}", number=number, **values)

    def day(self, partial: str | None) -> str:
        """A partial date in words: 14 July 2021, July 2021, 2021; empty for None."""
        if partial is None:
            return ""
        day, precision = parts_of(partial)
        if precision == "year":
            return str(day.year)
        if precision == "month":
            return str(format_skeleton("yMMMM", day, locale=self.locale))
        return format_date(day, format="long", locale=self.locale)

    def country(self, english_name: str) -> str:
        """A country's name in this language; unchanged when Babel does not know it."""
        return str(Locale.parse(self.locale).territories.get(_country_codes().get(english_name, ""), english_name))

    def _shown(self, value: object) -> object:
        return format_decimal(value, locale=self.locale) if isinstance(value, int) else value


@cache
def _country_codes() -> Mapping[str, str]:
    return {name: code for code, name in Locale("en").territories.items()}


@cache
def catalogue_for(language: str) -> Catalogue:
    """The catalogue of a language that has texts."""
    return Catalogue(language, words_in(language).locale, _read(f"{language}.json"))


@cache
def door_catalogue_for(language: str) -> Catalogue:
    """The words of the family's door: in Belarusian and Russian they are all that there is, unless those have more."""
    if language in languages():
        return catalogue_for(language)
    return Catalogue(language, language, _read(f"family.{language}.json"))


@cache
def in_every_language() -> Mapping[str, Mapping[str, str]]:
    """Sentences that are shown in several languages at once, whatever the page's own is: key → language → text.

    Belarusian and Russian come first, with a catalogue or without one; then English and every other that has one.
    """
    spoken = sorted(languages(), key=lambda language: (language != FALLBACK, language))
    return {
        key: {**words, **{language: catalogue_for(language).say(f"everywhere.{key}") for language in spoken}}
        for key, words in _read("in_every_language.json").items()
    }


def _read(name: str) -> Any:
    return json.loads(files("lebenszeichen.pages").joinpath("messages", name).read_text("utf-8"))
