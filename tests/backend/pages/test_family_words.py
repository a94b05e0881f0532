"""The family's door says the same in every language, also in those that have no catalogue of their own."""

import re

import pytest

from lebenszeichen.guides.library import languages
from lebenszeichen.pages.catalogue import catalogue_for, door_catalogue_for
from lebenszeichen.pages.languages import door_languages

NEEDED = {"language.name", "nav.skip", "sample.banner", "sample.mark"}
"""Beside its own words: what stands around the door."""


def gaps(message: str) -> list[str]:
    return sorted(re.findall(r"{(\w+)}", message))


def test_belarusian_and_russian_come_first_and_no_language_is_left_out() -> None:
    assert door_languages()[:2] == ("be", "ru")
    assert set(door_languages()) == {"be", "ru", *languages()}


@pytest.mark.parametrize("language", ["be", "ru"])
def test_the_door_says_in_languages_without_a_catalogue_what_it_says_in_english(language: str) -> None:
    english = catalogue_for("en").messages
    needed = NEEDED | {key for key in english if key.startswith("family.")}
    said = door_catalogue_for(language).messages
    assert said.keys() == needed
    for key in needed:
        assert said[key].strip()
        assert gaps(said[key]) == gaps(english[key]), key


@pytest.mark.parametrize("language", ["be", "ru"])
def test_they_are_written_in_cyrillic(language: str) -> None:
    for key, message in door_catalogue_for(language).messages.items():
        latin = set(re.findall(r"[A-Za-z]{2,}", re.sub(r"{\w+}|Tor|VPN", "", message)))
        assert latin == set(), key
