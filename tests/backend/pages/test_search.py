import pytest

from lebenszeichen.pages.public_list import Prisoner, PublicList
from lebenszeichen.pages.search import find_by_name


def person(id: str, *aliases: str, **names: str) -> Prisoner:
    return Prisoner(
        id=id,
        names=names,
        derived=frozenset(),
        aliases=aliases,
        birthday=None,
        detained_on=None,
        sentence=None,
        sentence_lang=None,
        facility_id=None,
        state="held",
        release=None,
        sample=False,
    )


EVERYBODY = PublicList(
    prisoners={
        found.id: found
        for found in (
            person("ales", be="Алесь Бяляцкі", en="Ales Bialiatski"),
            person("maryja", be="Марыя Калеснікава", en="Maryja Kalesnikava"),
            person("alena", be="Алена Калеснік", en="Alena Kalesnik"),
            person("siarhei", "Tichanowskij", be="Сяргей Ціханоўскі"),
        )
    }
)


def found(text: str) -> list[str]:
    return [prisoner.id for prisoner in find_by_name(EVERYBODY, text, "en")]


@pytest.mark.parametrize("text", ["Bjaljazki", "Бяляцкі", "Беляцкий", "Bialiat", "bial", "ales bialacki", "LIATSKI"])
def test_one_person_is_found_by_every_spelling_and_half_a_word(text: str) -> None:
    assert found(text) == ["ales"]


def test_every_typed_word_must_be_found() -> None:
    assert found("Maryja Kolesnikowa") == ["maryja"]
    assert found("Siarhei Kalesnikava") == []


def test_aliases_are_searched_too() -> None:
    assert found("tichanowskij") == ["siarhei"]


@pytest.mark.parametrize("text", ["12", "(1)"])
def test_a_text_without_letters_finds_nobody(text: str) -> None:
    assert found(text) == []


def test_a_surname_comes_before_a_given_name_and_that_before_the_inside_of_a_word() -> None:
    assert found("kalesnik") == ["alena", "maryja"]
    assert found("ales")[0] == "ales"
    assert found("alas")[-1] in {"maryja", "alena"}
