import pytest

from lebenszeichen.facilities.matching import KnownFacility, hash_address, match_key
from lebenszeichen.imports.institutions import Institutions
from lebenszeichen.places.known import KnownPlace

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
    found.find("ИК № 64, ул. Новая, 1, 211000, г. Иной")
    assert [new.name for new in found.added] == ["ИК № 64"]
    assert [proposal.address for proposal in found.proposals] == [
        ("ИК № 64", "ул. Новая, 1", "211000 г. Иной", "REPUBLIC OF BELARUS")
    ]


@pytest.mark.parametrize("text", ["Колония в Иной\nул. Новая, 1, 211000, г. Иной", "УДО", "Больница", "ИВС г. Минска"])
def test_words_without_a_kind_and_a_number_are_no_institution_until_a_person_says_so(text: str) -> None:
    found = Institutions([])
    assert found.find(text) is None
    assert (found.added, found.proposals) == ([], [])
    assert [(new.key, new.text) for new in found.new_places] == [(found.words_of(text), text)]


def test_what_a_person_has_said_of_such_words_is_remembered() -> None:
    text = "Следственная тюрьма в Колядичах"
    key = match_key(text)
    found = Institutions([OPEN], places={key: KnownPlace(key, "sizo-1", decided=True)})
    assert (found.find(text), found.words_of(text), found.new_places) == ("sizo-1", key, [])
    none = Institutions([OPEN], places={key: KnownPlace(key, None, decided=True)})
    assert (none.find(text), none.new_places) == (None, [])


def test_words_after_the_number_of_an_institution_are_not_its_name() -> None:
    found = Institutions([])
    found.find("ИК № 64 (помилован 12.05.2026)")
    assert [new.name for new in found.added] == ["ИК № 64"]


def test_people_of_a_closed_institution_are_where_it_went() -> None:
    gone = KnownFacility("ik-1", "ик 1", "closed", None, moved_to="ik-2")
    further = KnownFacility("ik-2", "ик 2", "closed", None, moved_to="sizo-1")
    assert Institutions([gone, further, OPEN]).find("ИК-1") == "sizo-1"
    circle = KnownFacility("ik-2", "ик 2", "closed", None, moved_to="ik-1")
    assert Institutions([gone, circle]).find("ИК-1") in {"ik-1", "ik-2"}


def test_new_institutions_get_ids_that_say_what_they_are_and_none_twice() -> None:
    found = Institutions([])
    ids = [found.find(text) for text in ("ИК № 64\nул. 1", "ИУОТ-95", "ИК-64")]
    assert ids == ["ik-64", "iuot-95", "ik-64"]
    assert [new.id for new in found.added] == ["ik-64", "iuot-95"]
