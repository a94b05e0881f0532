import pytest
from hypothesis import given
from hypothesis import strategies as st

from lebenszeichen.names.folding import fold_word
from lebenszeichen.names.search import INSIDE, OPEN_PREFIX, PREFIX, SURNAME, TYPO, begins_with_typo, matches

ALES = ["Алесь Бяляцкі", "Ales Bialiatski"]


@pytest.mark.parametrize(
    "typed", ["Bjaljazki", "Бяляцкі", "беляцкий", "Byalyatski", "bialacki", "BELJAZKI", "Ales bial"]
)
def test_every_spelling_finds_the_person_by_surname(typed: str) -> None:
    assert matches(typed, ALES) in {SURNAME, PREFIX}


def test_the_surname_comes_before_the_given_name_and_both_before_the_middle_of_a_word() -> None:
    assert matches("bial", ALES) == SURNAME
    assert matches("ales", ALES) == PREFIX
    assert matches("lacki", ALES) == INSIDE


def test_half_a_letter_combination_does_not_lose_anybody() -> None:
    # "Bialiat" is followed by "s", and then both are another sound.
    assert matches("Bialiat", ALES) in {SURNAME, OPEN_PREFIX}


def test_one_wrong_letter_still_finds_and_two_do_not() -> None:
    assert matches("Bjamjazki", ALES) == TYPO
    assert matches("Bjamjarki", ALES) is None


def test_every_typed_word_must_be_found() -> None:
    assert matches("ales kalesnikava", ALES) is None


def test_the_word_before_a_patronymic_at_the_end_is_the_given_name() -> None:
    assert matches("Гаёўовіч", ["Гаёўовіч Васіль Андрэевіч"]) == SURNAME
    assert matches("Васіль", ["Гаёўовіч Васіль Андрэевіч"]) == PREFIX


def test_nothing_typed_finds_everybody_and_only_signs_find_nobody() -> None:
    assert matches("  ", ALES) == SURNAME
    assert matches("12", ALES) is None


@given(st.text(alphabet="abcdef", min_size=4, max_size=8), st.integers(0, 7), st.sampled_from("abcdef"))
def test_any_single_slip_is_found(word: str, place: int, letter: str) -> None:
    place %= len(word)
    slips = {
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
    }
    assert all(begins_with_typo(word, slip) or word.startswith(slip) for slip in slips)


@given(st.sampled_from(["Алесь Бяляцкі", "Марыя Калеснікава", "Наталля Шчаўлёўская"]), st.integers(0, 6))
def test_every_beginning_of_a_name_finds_it(name: str, cut: int) -> None:
    surname = name.split()[1]
    typed = surname[: max(1, len(surname) - cut)]
    assert not fold_word(typed.lower()) or matches(typed, [name]) is not None
