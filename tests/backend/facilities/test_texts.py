import pytest

from lebenszeichen.facilities.errors import AddressIncomplete
from lebenszeichen.facilities.texts import content_hash, language_of_address, tidy_address

LINES = ["СИЗО КГБ", "ул. Иная, 5", "223099 г. Иной"]


def test_an_address_ends_with_the_country_once_and_has_no_stray_spaces() -> None:
    for country in ([], ["Republic of Belarus"], ["REPUBLIC OF BELARUS", ""]):
        assert tidy_address([" СИЗО   КГБ", *LINES[1:], *country]) == [*LINES, "REPUBLIC OF BELARUS"]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["223099 г. Иной"],
        LINES[:2],
        [*LINES, "https://lebenszeichen.example"],
        [*LINES, "www.example.org"],
        [*LINES, "write@example.org"],
        [*LINES[:2], "2230990 г. Иной"],
        [*LINES, "x" * 121],
        [*LINES, *"abcdef"],
    ],
)
def test_what_is_no_address_goes_nowhere(lines: list[str]) -> None:
    with pytest.raises(AddressIncomplete):
        tidy_address(lines)


def test_the_line_of_the_country_says_nothing_of_the_language() -> None:
    assert language_of_address([*LINES, "REPUBLIC OF BELARUS"]) == "ru"
    assert language_of_address(["Турма № 8", "вул. Савецкая, 22, Жодзіна"]) == "be"


def test_every_word_that_somebody_compares_is_in_the_hash() -> None:
    texts = [
        ("address", None, LINES, "Viasna", "2026"),
        ("reopening", None, LINES, "Viasna", "2026"),
        ("address", {"ru": "СИЗО"}, LINES, "Viasna", "2026"),
        ("address", None, [*LINES[:1], "ул. Иная 5", LINES[2]], "Viasna", "2026"),
        ("address", None, LINES, "PEN", "2026"),
        ("address", None, LINES, "Viasna", None),
    ]
    assert len({content_hash(*text) for text in texts}) == len(texts)
