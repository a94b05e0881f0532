"""A sentence is said in the reader's language where a number of years is all there is."""

import pytest

from lebenszeichen.pages.sentences import whole_years


@pytest.mark.parametrize(
    ("words", "years"), [("10 лет", 10), ("3 года", 3), ("1 год", 1), ("5 гадоў", 5), ("2 years", 2)]
)
def test_whole_years_are_read_in_each_language(words: str, years: int) -> None:
    assert whole_years(words) == years


@pytest.mark.parametrize("words", ["10 лет и 6 месяцев", "2 года домашней химии", "пожизненно", "3,5 года", ""])
def test_any_other_words_stay_the_source_s_own(words: str) -> None:
    assert whole_years(words) is None
