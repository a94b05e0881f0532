from datetime import date

import pytest

from factories.export_rows import export, row
from factories.viasna_export import Export, export_bytes
from lebenszeichen.imports.errors import UnreadableList
from lebenszeichen.imports.joining import join_lists, repeated_ids, without_other_people
from lebenszeichen.imports.rows import SourceList, Status
from lebenszeichen.imports.viasna import read_export


def read(*rows: dict[str, str]) -> SourceList:
    return read_export(export(*rows), "list.csv", key=b"key", today=date(2026, 11, 22))


def test_rows_with_one_id_become_one_person_with_a_name_for_each_language() -> None:
    joined, _ = join_lists([read(row("1", "Анна Узор")), read(row("1", "Ганна Ўзор", locale="be"))])
    assert {lang: part.name for lang, part in joined[0].by_lang.items()} == {"ru": "Анна Узор", "be": "Ганна Ўзор"}


def test_the_order_of_the_files_makes_no_difference() -> None:
    lists = [read(row("1", "Анна Узор")), read(row("1", "Ганна Ўзор", locale="be")), read(row("1", locale="en"))]
    assert join_lists(lists)[0] == join_lists(lists[::-1])[0]


@pytest.mark.parametrize("cells", [{"birthday": "1990-05-05"}, {"arrested": "2020-08-09"}, {"gender": "female"}])
def test_a_language_that_tells_of_somebody_else_is_left_out_and_said(cells: dict[str, str]) -> None:
    joined, odd = join_lists([read(row("1", "Анна Узор")), read(row("1", "Ales Uzor", locale="en", **cells))])
    assert list(joined[0].by_lang) == ["ru"]
    assert [(field.column, field.reason) for field in odd] == [("en", "another_person")]


def test_a_partial_date_in_one_language_contradicts_nothing() -> None:
    joined, _ = join_lists([read(row("1", birthday="1990")), read(row("1", locale="be", birthday="1990-05-05"))])
    assert set(joined[0].by_lang) == {"ru", "be"}


def test_somebody_is_held_only_when_every_language_says_so() -> None:
    joined, _ = join_lists([read(row("1")), read(row("1", locale="be", status="former"))])
    assert joined[0].status is Status.FORMER


def test_an_english_file_with_other_people_gives_nobody_a_wrong_name() -> None:
    """The generator's English file has people of its own under the same ids."""
    lists = [
        read_export(export_bytes(Export(rows=400, locale=lang)), lang, key=b"key", today=date(2026, 11, 22))
        for lang in ("ru", "en")
    ]
    joined, _ = join_lists(lists)
    wrong = [
        one
        for one in joined
        if "en" in one.by_lang
        and one.by_lang["en"].birthday
        and one.by_lang["ru"].birthday
        and one.by_lang["en"].birthday[:4] != one.by_lang["ru"].birthday[:4]
    ]
    assert wrong == []


def with_others(strangers: int, agreeing: int) -> list[SourceList]:
    ids = [str(number) for number in range(1, strangers + agreeing + 1)]
    others = [row(id, locale="en", **({"birthday": "1899-05-05"} if int(id) <= strangers else {})) for id in ids]
    return [read(*map(row, ids)), read(*others)]


@pytest.mark.parametrize(("strangers", "agreeing", "left_out"), [(5, 0, {}), (6, 24, {}), (6, 23, {"en": 6})])
def test_a_file_of_which_more_than_a_fifth_contradicts_is_left_out_whole(
    strangers: int, agreeing: int, left_out: dict[str, int]
) -> None:
    lists = with_others(strangers, agreeing)
    believed, other_people = without_other_people(lists)
    assert other_people == left_out
    assert believed == (lists[:1] if left_out else lists)


def test_one_file_for_each_language() -> None:
    with pytest.raises(UnreadableList, match="same language"):
        join_lists([read(row("1")), read(row("2"))])


def test_an_id_that_stands_twice_in_one_file_is_noticed() -> None:
    assert repeated_ids([read(row("1"), row("2"), row("1", "Другой Человек"))]) == {"1"}
