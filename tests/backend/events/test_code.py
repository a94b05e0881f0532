"""Codes that can be spoken: the same table holds the app's own reading of them."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lebenszeichen.events.code import ALPHABET, counting_of, is_code, new_code, shown_code

TESTS = Path(__file__).parents[2]
EXAMPLES = json.loads((TESTS / "fixtures" / "event_codes.json").read_text())
PROTOCOL = (TESTS.parent / "docs" / "sync-protocol.md").read_text()
codes = st.sampled_from(["phones", "paper"]).map(new_code)


@pytest.mark.parametrize("example", EXAMPLES["codes"], ids=lambda example: example["code"])
def test_a_code_says_how_cards_are_counted(example: dict[str, str]) -> None:
    assert is_code(example["code"])
    assert (counting_of(example["code"]), shown_code(example["code"])) == (example["counting"], example["shown"])


def test_the_protocol_shows_codes_that_are_some_and_one_that_is_none() -> None:
    shown = re.findall(r"`(\w{7})` \((phones|paper)\)", PROTOCOL)
    assert len(shown) == 3
    assert all(is_code(code) and counting_of(code) == counting for code, counting in shown)
    assert [is_code(code) for code in re.findall(r"none: `(\w{7})`", PROTOCOL)] == [False]


@pytest.mark.parametrize("text", EXAMPLES["no_codes"])
def test_what_is_no_code_is_known_as_such(text: str) -> None:
    assert not is_code(text)


@given(codes, st.integers(0, 6), st.sampled_from(ALPHABET))
def test_one_character_that_was_misheard_is_noticed(code: str, place: int, other: str) -> None:
    misheard = code[:place] + other + code[place + 1 :]
    assert is_code(misheard) == (misheard == code)


@given(codes, st.integers(0, 4))
def test_two_that_changed_places_are_noticed(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert is_code(swapped) == (swapped == code)
