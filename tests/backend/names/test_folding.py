"""The golden spellings are shared with the app's own fold: `tests/frontend/local/search/fold.test.ts`."""

import json
import unicodedata
from pathlib import Path

import pytest

from lebenszeichen.names.folding import fold_word, fold_words

GROUPS = json.loads((Path(__file__).parents[2] / "fixtures" / "folding.json").read_text("utf-8"))["groups"]
SAME = [group["spellings"] for group in GROUPS if group["same"]]
DIFFERENT = [group["spellings"] for group in GROUPS if not group["same"]]


def keys(spellings: list[str]) -> dict[str, str]:
    return {spelling: " ".join(fold_words(spelling)) for spelling in spellings}


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_every_spelling_of_a_name_folds_to_one_key(spellings: list[str]) -> None:
    assert len(set(keys(spellings).values())) == 1, keys(spellings)


@pytest.mark.parametrize("spellings", DIFFERENT, ids="-".join)
def test_different_names_stay_different(spellings: list[str]) -> None:
    assert len(set(keys(spellings).values())) == len(spellings), keys(spellings)


@pytest.mark.parametrize("word", ["Юрый", "Паўлюк", "Cichanoŭski"])
def test_a_combining_mark_folds_like_the_composed_letter(word: str) -> None:
    assert fold_words(unicodedata.normalize("NFD", word)) == fold_words(word)


def test_stress_marks_and_latin_letters_in_a_cyrillic_name_make_no_difference() -> None:
    assert fold_word("па́вел") == fold_word("павел")
    assert fold_words("ПАВЕЛ") == fold_words("Пaвeл")


def test_hyphens_and_full_stops_part_words_and_apostrophes_do_not() -> None:
    assert len(fold_words("Дуні́н-Марцінкевіч  В.І.")) == 4
    assert len(fold_words("Дар’я")) == 1


def test_words_without_letters_are_left_out() -> None:
    assert fold_words("  – 12 ʼ ") == []
