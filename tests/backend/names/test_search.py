import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lebenszeichen.names.folding import fold_word
from lebenszeichen.names.search import best_first, matches
from lebenszeichen.names.typed import Fit

ALES = ["Алесь Бяляцкі", "Ales Bialiatski"]
SEARCHES = json.loads((Path(__file__).parents[2] / "fixtures" / "folding.json").read_text("utf-8"))["searches"]


def fit(typed: str) -> Fit | None:
    rank = matches(typed, ALES)
    return None if rank is None else Fit(rank // 2)


@pytest.mark.parametrize("typed", ["Bjaljazki", "Бяляцкі", "беляцкий", "Byalyatski", "bialacki", "BELJAZKI"])
def test_every_spelling_is_the_whole_surname(typed: str) -> None:
    assert fit(typed) == Fit.WHOLE


def test_the_surname_comes_before_the_given_name_and_both_before_the_middle_of_a_word() -> None:
    assert matches("bial", ALES) == 2 * Fit.PREFIX
    assert matches("ales", ALES) == 2 * Fit.PREFIX + 1
    assert fit("lacki") == Fit.INSIDE


def test_a_given_name_and_a_surname_are_found_in_any_order() -> None:
    assert matches("Ales bial", ALES) == matches("bial ales", ALES) == 2 * Fit.PREFIX


def test_half_a_letter_combination_does_not_lose_anybody() -> None:
    # "Bialiat" is followed by "s", and then both are another sound.
    assert fit("Bialiat") == Fit.OPEN_PREFIX


@pytest.mark.parametrize("typed", ["Bjamjazki", "Bialitaski", "Бялцкі", "яляцкі", "Bialiatshki"])
def test_a_surname_with_one_slip_is_nearly_whole(typed: str) -> None:
    assert fit(typed) == Fit.NEARLY


def test_a_surname_with_two_slips_is_not_found() -> None:
    assert fit("Bjamjarki") is None


def test_a_beginning_with_one_slip_is_found() -> None:
    assert fit("bjamja") == Fit.NEARLY_PREFIX


def test_every_typed_word_must_be_found() -> None:
    assert matches("ales kalesnikava", ALES) is None


def test_the_word_before_a_patronymic_at_the_end_is_the_given_name() -> None:
    assert matches("Гаёўовіч", ["Гаёўовіч Васіль Андрэевіч"]) == 2 * Fit.WHOLE
    assert matches("Васіль", ["Гаёўовіч Васіль Андрэевіч"]) == 2 * Fit.PREFIX + 1


def test_nothing_typed_finds_everybody_and_only_signs_find_nobody() -> None:
    assert matches("  ", ALES) == 0
    assert matches("12", ALES) is None


def test_of_one_skeleton_the_name_that_is_written_so_comes_first() -> None:
    names = [["Ян Гаман"], ["Ян Гоман"], ["Ян Гомон"]]
    assert best_first("Гоман", names, list) == [["Ян Гоман"], ["Ян Гаман"], ["Ян Гомон"]]


def test_those_meant_with_a_slip_go_before_beginnings_but_no_more_than_five() -> None:
    names = [[f"Ян{number} Климчук"] for number in range(3)] + [[f"Ян{number} Климич"] for number in range(7)]
    surnames = [name[0].split()[1] for name in best_first("климч", names, list)]
    assert surnames == ["Климич"] * 5 + ["Климчук"] * 3 + ["Климич"] * 2


def test_the_page_finds_first_whom_the_app_finds_first() -> None:
    people = list(enumerate(SEARCHES["people"]))
    wrong = []
    for search in SEARCHES["typed"]:
        found = [number for number, _ in best_first(search["text"], people, lambda one: list(one[1].values()))]
        if found[: len(search["found"])] != search["found"]:
            wrong.append((search["text"], search["found"], found[:6]))
    assert wrong == []
    assert len(SEARCHES["typed"]) > 200


@given(st.sampled_from(["Алесь Бяляцкі", "Марыя Калеснікава", "Наталля Шчаўлёўская"]), st.integers(0, 6))
def test_every_beginning_of_a_name_finds_it(name: str, cut: int) -> None:
    surname = name.split()[1]
    typed = surname[: max(1, len(surname) - cut)]
    assert not fold_word(typed.lower()) or matches(typed, [name]) is not None
