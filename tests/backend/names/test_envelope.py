import json
from pathlib import Path
from typing import Any

import pytest

from lebenszeichen.names.envelope import address_lines, envelope_lines, language_of

CASES = json.loads((Path(__file__).parents[2] / "fixtures" / "envelope_names.json").read_text("utf-8"))["cases"]
LINES = ["ИК № 4", "ул. Антошкина, 3", "246035 г. Гомель", "REPUBLIC OF BELARUS"]


@pytest.mark.parametrize(
    "text",
    [
        "ул. Антошкина, 3, 246035, г. Гомель",
        "ул. Антошкина, 3, 246035 г. Гомель",
        "246035, г. Гомель, ул. Антошкина, 3",
        "ул. Антошкина, 3; 246035; г. Гомель",
    ],
)
def test_an_address_is_put_in_envelope_order_however_it_is_written(text: str) -> None:
    assert address_lines("ИК № 4", text) == LINES


@pytest.mark.parametrize("text", ["", "г. Гомель", "ул. Антошкина, 3", "2460351, г. Гомель"])
def test_a_text_without_a_postcode_is_no_address(text: str) -> None:
    assert address_lines("ИК № 4", text) is None


def test_the_name_stands_first_in_the_language_of_the_address() -> None:
    names = {"be": "Алесь Бяляцкі", "ru": "Алесь Беляцкий", "en": "Ales Bialiatski"}
    assert envelope_lines(names, LINES, "ru") == ["Беляцкий Алесь", *LINES]
    assert envelope_lines(names, LINES, "be") == ["Бяляцкі Алесь", *LINES]


def test_a_belarusian_name_stands_in_for_a_russian_one_but_a_latin_name_never_does() -> None:
    assert envelope_lines({"be": "Алесь Бяляцкі"}, LINES, "ru") == ["Бяляцкі Алесь", *LINES]
    assert envelope_lines({"en": "Ales Bialiatski"}, LINES, "ru") is None


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_name_stands_as_on_the_phones_envelope(case: dict[str, Any]) -> None:
    lines = envelope_lines(case["names"], LINES, case["lang"])
    assert (lines[0] if lines else None) == case["line"]


def test_nothing_of_ours_stands_on_an_envelope() -> None:
    lines = envelope_lines({"ru": "Алесь Беляцкий"}, LINES, "ru")
    assert lines is not None
    assert not [line for line in lines if "lebenszeichen" in line.lower() or "http" in line]


def test_the_language_is_told_by_its_letters() -> None:
    assert [language_of(text) for text in ("СІЗА № 1", "СИЗО № 1", "SIZO 1")] == ["be", "ru", "en"]
