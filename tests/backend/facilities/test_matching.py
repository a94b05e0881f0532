import pytest

from lebenszeichen.facilities.matching import InstitutionText, match_key, split_institution


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (
            ["ИК № 4", "ИК-4", "ик №4", "ПК № 4", "Исправительная колония №4", "Penal colony No. 4, Homel (women)"],
            "ик 4",
        ),
        (["СИЗО-1", "СИЗО № 1", "СІЗА-1", "Pre-trial prison No. 1, Kalyadzichy"], "сизо 1"),
        (["Тюрьма № 8", "Турма №8", "Prison No. 8, Zhodzina"], "тюрьма 8"),
        (["ИУОТ № 95", "ПУАТ-95"], "иуот 95"),
        (["СИЗО  КГБ", "сизо «КГБ»"], "сизо кгб"),
    ],
)
def test_an_institution_has_one_key_however_it_is_written(names: list[str], key: str) -> None:
    assert {match_key(name) for name in names} == {key}


def test_numbers_are_compared_as_numbers_not_as_beginnings() -> None:
    assert match_key("ИК № 4") != match_key("ИК № 40")


@pytest.mark.parametrize("joint", ["\n", "; ", ";", "\r\n", " \n "])
def test_name_and_address_are_split_at_a_line_break_or_a_semicolon(joint: str) -> None:
    assert split_institution(f"ИК № 64{joint}ул. Примерная, 6") == InstitutionText("ИК № 64", "ул. Примерная, 6")
