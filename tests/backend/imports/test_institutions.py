import pytest

from lebenszeichen.facilities.matching import KnownFacility, hash_address
from lebenszeichen.imports.institutions import Institutions

COUNTRY = "REPUBLIC OF BELARUS"
OPEN = KnownFacility("sizo-1", "сизо 1", "open", ("СИЗО-1", "Новодворский с/с, 143/4", "223016 Минский р-н", COUNTRY))
OLD = KnownFacility("sizo-1-old", "сизо 1", "closed", ("СИЗО-1", "ул. Володарского, 2", "220030 г. Минск", COUNTRY))


def test_an_institution_that_is_known_is_found_under_its_other_names() -> None:
    found = Institutions([OLD, OPEN])
    assert {found.find(text) for text in ("СИЗО-1", "СІЗА № 1", "Pre-trial prison No. 1", "СИЗО № 1\n")} == {"sizo-1"}
    assert (found.added, found.proposals) == ([], [])


def test_the_address_that_we_have_already_is_not_proposed_again() -> None:
    found = Institutions([OPEN])
    found.find("СИЗО № 1; новодворский с/с 143/4; 223016, Минский р-н")
    assert found.proposals == []


def test_the_lost_address_of_a_closed_institution_is_never_proposed_for_its_successor() -> None:
    found = Institutions([OLD, OPEN])
    assert found.find("СИЗО № 1\nул. Володарского, 2, 220030, г. Минск") == "sizo-1"
    assert found.proposals == []


def test_another_address_text_waits_for_two_people_once() -> None:
    found = Institutions([OPEN])
    for _ in range(2):
        found.find("СИЗО № 1\nул. Иная, 5, 223099, г. Иной")
    assert [proposal.facility_id for proposal in found.proposals] == ["sizo-1"]
    lines = found.proposals[0].address
    waiting = Institutions([OPEN], {("sizo-1", hash_address(lines))})
    waiting.find("СИЗО № 1\nул. Иная, 5, 223099, г. Иной")
    assert waiting.proposals == []


def test_released_and_empty_are_no_institutions() -> None:
    found = Institutions([])
    words = ("", "освобожден", "Освобождена.", "вызвалены", "released", "на свободе")
    assert {found.find(word) for word in words} == {None}
    assert found.added == []


@pytest.mark.parametrize(
    "text",
    [
        "освобожден 12.05.2026",
        "Свободна (помилована)",
        "Released on 12 May",
        "вышел на свободу",
        "Памілаваны",
        "умерла",
    ],
)
def test_a_word_of_a_release_or_death_is_never_published_as_the_name_of_an_institution(text: str) -> None:
    found = Institutions([])
    assert found.find(text) is None
    assert found.added == []


def test_an_address_in_the_line_of_the_name_waits_for_two_people_as_any_other() -> None:
    found = Institutions([])
    found.find("Колония в Иной, ул. Новая, 1, 211000, г. Иной")
    assert [new.name for new in found.added] == ["Колония в Иной"]
    assert [proposal.address for proposal in found.proposals] == [
        ("Колония в Иной", "ул. Новая, 1", "211000 г. Иной", "REPUBLIC OF BELARUS")
    ]


def test_new_institutions_get_ids_that_say_what_they_are_and_none_twice() -> None:
    found = Institutions([])
    ids = [found.find(text) for text in ("ИК № 64\nул. 1", "ИУОТ-95", "КГБ", "Больница", "ИК-64")]
    assert ids == ["ik-64", "iuot-95", "institution-1", "institution-2", "ik-64"]
    assert [new.id for new in found.added] == ["ik-64", "iuot-95", "institution-1", "institution-2"]
