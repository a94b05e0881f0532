import pytest
from werkzeug.datastructures import LanguageAccept

from lebenszeichen.pages.languages import language_asked_for, language_of_path, languages_near_belarus


@pytest.mark.parametrize(("path", "language"), [("/de/guides", "de"), ("/en", "en"), ("/xx/guides", None), ("/", None)])
def test_an_address_names_its_language(path: str, language: str | None) -> None:
    assert language_of_path(path) == language


def test_the_first_language_that_we_have_is_taken() -> None:
    assert language_asked_for(LanguageAccept([("ru", 1), ("de", 0.5)])) == "de"
    assert language_asked_for(LanguageAccept([])) == "en"


def test_of_the_languages_near_belarus_the_more_wanted_comes_first() -> None:
    asked = [("en", 1), ("be-Latn", 0.5), ("ru-RU", 0.8), ("ru", 0.7), ("be", 0.4)]
    assert languages_near_belarus(LanguageAccept(asked)) == ["ru", "be"]
    assert languages_near_belarus(LanguageAccept([("de", 1), ("be", 0), ("bel", 0.5)])) == []
