from collections import Counter
from datetime import date

from factories.export_rows import export, row
from lebenszeichen.imports.identity import unclear_rows
from lebenszeichen.imports.joining import join_lists, repeated_ids
from lebenszeichen.imports.viasna import read_export


def unclear(*rows: dict[str, str], released: dict[str, str | None] | None = None) -> dict[str, str]:
    lists = [read_export(export(*rows), "list.csv", key=b"key", today=date(2026, 11, 22))]
    return unclear_rows(join_lists(lists)[0], repeated_ids(lists), released or {})


def test_exactly_fifty_four_rows_of_the_real_size_list_are_unclear(first_week: bytes) -> None:
    lists = [read_export(first_week, "list.csv", key=b"key", today=date(2026, 11, 22))]
    found = unclear_rows(join_lists(lists)[0], repeated_ids(lists), {})
    assert Counter(found.values()) == {"one_address_several_people": 50, "same_name_and_birthday": 4}


def test_one_address_for_several_ids_is_unclear_for_all_of_them() -> None:
    url = "https://prisoners.spring96.org/ru/person/k"
    assert set(unclear(row("1", url=url), row("2", url=url + "/"), row("3"))) == {"1", "2"}


def test_one_name_and_birthday_is_unclear_but_a_shared_year_is_not() -> None:
    twins = [row("1", "Анна Узор", birthday="1990-01-02"), row("2", "анна  узор", birthday="02.01.1990")]
    assert set(unclear(*twins)) == {"1", "2"}
    assert unclear(row("1", "Анна Узор", birthday="1990"), row("2", "Анна Узор", birthday="1990")) == {}
    assert unclear(row("1", "Анна Узор", birthday=""), row("2", "Анна Узор", birthday="")) == {}


def test_an_id_that_stands_twice_a_row_without_a_name_and_an_unknown_state_are_unclear() -> None:
    found = unclear(row("1"), row("1", "Другой"), row("2", name=" "), row("3", status="maybe"))
    assert found == {"1": "repeated_id", "2": "no_name", "3": "unknown_status"}


def test_somebody_held_who_is_called_like_a_person_who_came_out_is_a_question_for_a_person() -> None:
    released = {"анна узор": "1990-01-02"}
    assert set(unclear(row("1", "Анна Узор", birthday="1990"), released=released)) == {"1"}
    assert unclear(row("1", "Анна Узор", birthday="1991-01-02"), released=released) == {}
    assert unclear(row("1", "Анна Узор", birthday="1990", status="former"), released=released) == {}
