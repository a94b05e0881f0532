import pytest

from lebenszeichen.alerts.wording import languages, wording_of
from lebenszeichen.guides.library import languages as languages_of_guides

OCCASIONS = ("handshake", "test", "still_there")


def test_alerts_speak_the_languages_of_the_guides() -> None:
    assert languages() == languages_of_guides()


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_every_language_has_all_words_and_none_says_that_somebody_came_out(occasion: str) -> None:
    for words in wording_of(occasion).values():  # type: ignore[arg-type]
        assert set(words) == {"title", "body", "neutral"}
        assert all(words.values())
        assert 0 < len(words["title"]) <= 60


def test_a_neutral_text_is_the_same_for_every_occasion() -> None:
    for language in languages():
        assert len({wording_of(occasion)[language]["neutral"] for occasion in OCCASIONS}) == 1  # type: ignore[arg-type]
