import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories.viasna_words import MEN, STEMS, WOMEN
from lebenszeichen.names.romanisation import romanise

HAIOU = "Гаёў"
"""The invented stem is written in two ways; a passport writes a `y` between two vowels."""


@pytest.mark.parametrize(("belarusian", "_russian", "latin"), [*MEN, *WOMEN, *STEMS])
def test_belarusian_names_become_what_passports_write(belarusian: str, _russian: str, latin: str) -> None:
    assert romanise(belarusian, "be") == ("Hayou" if belarusian == HAIOU else latin)


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Алесь Бяляцкі", "Ales Bialiatski"),
        ("Марыя Калеснікава", "Maryia Kalesnikava"),
        ("Сяргей Ціханоўскі", "Siarhei Tsikhanouski"),
        ("Віктар Бабарыка", "Viktar Babaryka"),
        ("МІХАІЛ ЖАМЧУЖНЫ", "MIKHAIL ZHAMCHUZHNY"),
    ],
)
def test_well_known_names_are_written_as_newspapers_write_them(name: str, latin: str) -> None:
    assert romanise(name, "be") == latin


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Сергей Тихановский", "Sergei Tikhanovski"),
        ("Мария Щавлёва", "Mariya Shchavliova"),
        ("Объедков Юрий", "Obyedkov Yuri"),
    ],
)
def test_russian_names_follow_russian(name: str, latin: str) -> None:
    assert romanise(name, "ru") == latin


@given(st.text(alphabet="абвгґдеёжзіийклмнопрстуўфхцчшщъыьэюя’ АБЯЮ", max_size=30), st.sampled_from(["be", "ru"]))
def test_nothing_cyrillic_is_left(name: str, lang: str) -> None:
    odd = "ищъ" if lang == "be" else "іў"
    assert romanise("".join(letter for letter in name if letter not in odd), lang).isascii()
