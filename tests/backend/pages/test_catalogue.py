import re
from pathlib import Path

import pytest

import lebenszeichen.pages
from lebenszeichen.guides.library import languages
from lebenszeichen.pages.catalogue import UnknownMessage, catalogue_for, in_every_language

FOLDER = Path(lebenszeichen.pages.__file__).parent
SOURCES = [*FOLDER.rglob("*.html"), *FOLDER.glob("*.py")]
PLURAL_FORMS = {"one", "two", "few", "many", "other"}


def used(call: str) -> set[str]:
    pattern = re.compile(rf"""(?<![\w]){call}\(\s*f?["']([a-z_.{{}}]+)["']""")
    return {key for source in SOURCES for key in pattern.findall(source.read_text("utf-8"))}


def without_plural(key: str) -> str:
    stem, _, form = key.rpartition(".")
    return stem if form in PLURAL_FORMS else key


def gaps(message: str) -> set[str]:
    """The values that a message takes, but for the number: "one person" needs none."""
    return set(re.findall(r"{(\w+)}", message)) - {"number"}


def matches(key: str, pattern: str) -> bool:
    return re.fullmatch(re.sub(r"\\\{\w+\\\}", r"\\w+", re.escape(pattern)), key) is not None


@pytest.mark.parametrize("language", languages())
def test_every_language_says_the_same_things(language: str) -> None:
    keys = {without_plural(key) for key in catalogue_for(language).messages}
    assert keys == {without_plural(key) for key in catalogue_for("en").messages}


@pytest.mark.parametrize("language", languages())
def test_every_message_has_words_and_the_same_gaps_as_in_english(language: str) -> None:
    english = catalogue_for("en").messages
    for key, message in catalogue_for(language).messages.items():
        assert message.strip()
        assert gaps(message) == gaps(english[key]), key


def test_every_message_is_used_and_every_used_one_exists() -> None:
    keys = {without_plural(key) for key in catalogue_for("en").messages}
    asked = used("say") | used("count")
    assert [key for key in sorted(keys) if not any(matches(key, pattern) for pattern in asked)] == []
    assert [pattern for pattern in sorted(asked) if not any(matches(key, pattern) for key in keys)] == []


def test_plurals_are_asked_for_by_their_stem() -> None:
    counted = {without_plural(key) for key in catalogue_for("en").messages if without_plural(key) != key}
    assert counted == used("count")


def test_sentences_for_every_language_are_in_the_two_of_belarus_and_in_all_of_ours() -> None:
    for words in in_every_language().values():
        assert list(words)[:4] == ["be", "ru", "en", "de"]
        assert set(words) == {"be", "ru", *languages()}
        assert all(words.values())


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert catalogue_for("de").count("doors.held", 1234).startswith("1.234 Menschen")
    assert catalogue_for("en").count("doors.held", 1).startswith("One person")


def test_a_message_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UnknownMessage, match="en: no such message"):
        catalogue_for("en").say("no such message")


def test_an_unknown_country_keeps_its_name() -> None:
    assert catalogue_for("de").country("Lithuania") == "Litauen"
    assert catalogue_for("de").country("Atlantis") == "Atlantis"
