import pytest

from lebenszeichen.names.parts import NameParts, display_name, envelope_name, name_parts, sort_key


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Алесь Бяляцкі", NameParts("Алесь", "Бяляцкі")),
        ("Ціханоўскі Сяргей Леанідавіч", NameParts("Сяргей", "Ціханоўскі", "Леанідавіч")),
        ("Речненко Татьяна Олеговна", NameParts("Татьяна", "Речненко", "Олеговна")),
        ("Татьяна Олеговна Речненко", NameParts("Татьяна", "Речненко", "Олеговна")),
        ("Гаёвович Василий Андреевич", NameParts("Василий", "Гаёвович", "Андреевич")),
        ("Ільін Міхась Ільіч", NameParts("Міхась", "Ільін", "Ільіч")),
        ("Ales Bialiatski", NameParts("Ales", "Bialiatski")),
        ("Анна Мария Дунина", NameParts("Анна", "Мария Дунина")),
        ("Пілігрым", NameParts("", "Пілігрым")),
        ("", NameParts("", "")),
    ],
)
def test_a_name_is_taken_apart_in_the_order_that_lists_use(name: str, parts: NameParts) -> None:
    assert name_parts(name) == parts


def test_people_are_spoken_of_by_given_name_and_surname() -> None:
    assert display_name("Ціханоўскі Сяргей Леанідавіч") == "Сяргей Ціханоўскі"


def test_an_envelope_begins_with_the_surname_and_has_the_patronymic_if_it_is_known() -> None:
    assert envelope_name("Сяргей Ціханоўскі") == "Ціханоўскі Сяргей"
    assert envelope_name("Ціханоўскі Сяргей Леанідавіч") == "Ціханоўскі Сяргей Леанідавіч"


def test_names_are_sorted_by_surname_whichever_way_they_are_written() -> None:
    names = ["Сяргей Ціханоўскі", "Алесь Бяляцкі", "Гаёвович Василий Андреевич"]
    assert sorted(names, key=sort_key) == ["Алесь Бяляцкі", "Гаёвович Василий Андреевич", "Сяргей Ціханоўскі"]
