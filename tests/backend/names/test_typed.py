import pytest
from hypothesis import given
from hypothesis import strategies as st

from lebenszeichen.names.folding import fold_word
from lebenszeichen.names.rough import fold_german
from lebenszeichen.names.typed import NONE, Fit, TypedWord, begins_with_typo


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("zichanouski", "ціханоўскі"),
        ("sorkowitsch", "зоркович"),
        ("szjapanau", "сцяпанаў"),
        ("dsemtschanka", "дземчанка"),
    ],
)
def test_a_german_newspaper_is_understood(typed: str, name: str) -> None:
    assert TypedWord(typed).fit(fold_word(name)) == Fit.WHOLE


def test_only_words_with_s_or_z_are_read_as_german() -> None:
    assert fold_german("kowal", fold_word("kowal")) == ""


def test_a_polish_sz_is_still_sh() -> None:
    assert TypedWord("szyszko").fit(fold_word("шышко")) == Fit.WHOLE


@pytest.mark.parametrize(
    ("typed", "fit"),
    [
        ("жанчук", Fit.WHOLE),
        ("жанчу", Fit.ALL_BUT_ONE),
        ("жанчкк", Fit.NEARLY),
        ("жанч", Fit.PREFIX),
        ("жанчукк", Fit.WHOLE),
        ("жанчука", Fit.ONE_TOO_MANY),
        ("анчу", Fit.INSIDE),
        ("жонбч", Fit.NEARLY_PREFIX),
        ("бурак", NONE),
    ],
)
def test_a_typed_word_fits_better_or_worse(typed: str, fit: int) -> None:
    assert TypedWord(typed).fit(fold_word("жанчук")) == fit


@given(st.text(alphabet="abcdef", min_size=4, max_size=8), st.integers(0, 7), st.sampled_from("abcdef"))
def test_any_single_slip_is_found(word: str, place: int, letter: str) -> None:
    place %= len(word)
    slips = {
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
    }
    assert all(begins_with_typo(word, slip) or word.startswith(slip) for slip in slips)
