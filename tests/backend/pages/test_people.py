import pytest

from lebenszeichen.pages.people import PER_PAGE, by_name, initials, leaf, name_in, other_names
from lebenszeichen.pages.public_list import Prisoner


def person(names: dict[str, str], derived: tuple[str, ...] = (), id: str = "p1") -> Prisoner:
    return Prisoner(
        id=id,
        names=names,
        derived=frozenset(derived),
        aliases=(),
        birthday=None,
        detained_on=None,
        sentence=None,
        sentence_lang=None,
        facility_id=None,
        state="held",
        release=None,
        sample=False,
    )


ALES = {"be": "Алесь Бяляцкі", "ru": "Алесь Беляцкий", "en": "Ales Bialiatski", "de": "Ales Bjaljazki"}


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        (("be", "ru", "en", "de"), "Ales Bjaljazki"),
        (("be", "ru", "en"), "Ales Bialiatski"),
        (("ru",), "Алесь Беляцкий"),
    ],
)
def test_a_german_page_shows_the_german_name_else_a_latin_one_else_any(known: tuple[str, ...], shown: str) -> None:
    assert name_in(person({lang: ALES[lang] for lang in known}), "de").text == shown


@pytest.mark.parametrize(("language", "lang"), [("be", "ru"), ("uk", "ru"), ("fr", "en"), ("ka", "en")])
def test_a_page_shows_a_name_in_its_own_script_first(language: str, lang: str) -> None:
    assert name_in(person({"en": ALES["en"], "ru": ALES["ru"]}), language).lang == lang


def test_a_name_that_we_romanised_says_so() -> None:
    assert name_in(person(ALES, derived=("de",)), "de").derived


def test_no_spelling_is_shown_twice() -> None:
    names = {"be": "Юрый", "ru": "Юрий", "en": "Yury", "de": "Yury"}
    assert [name.lang for name in other_names(person(names), "de")] == ["be", "ru"]


def test_a_stamp_has_initials_in_the_persons_own_script() -> None:
    assert (initials(person(ALES)).text, initials(person(ALES)).lang) == ("АБ", "be")
    assert initials(person({"en": "Cher"})).text == "C"


def test_people_are_sorted_by_surname() -> None:
    people = [person({"en": "Ales Zorka"}, id="z"), person({"en": "Zmitser Aksak"}, id="a")]
    assert [found.id for found in by_name(people, "en")] == ["a", "z"]


@pytest.mark.parametrize(
    ("number", "first", "rows"), [(1, 0, PER_PAGE), (2, PER_PAGE, 1), (0, 0, PER_PAGE), (9, PER_PAGE, 1)]
)
def test_a_leaf_outside_of_the_list_is_the_nearest_inside(number: int, first: int, rows: int) -> None:
    people = [person({"en": str(index)}, id=str(index)) for index in range(PER_PAGE + 1)]
    found = leaf(people, number)
    assert (found.rows[0].id, len(found.rows), found.last) == (str(first), rows, 2)


def test_an_empty_list_has_one_leaf() -> None:
    assert (leaf([], 1).rows, leaf([], 1).last) == ([], 1)
