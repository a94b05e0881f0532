"""Ten lists by somebody who had read how the source lays its list out, and nothing of this program."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from factories.imports import import_lists, import_table
from lebenszeichen.database import reading
from lebenszeichen.imports.errors import UnreadableList
from lebenszeichen.prisoners.models import Prisoner

FOLDER = Path(__file__).parents[2] / "fixtures" / "lists_of_others"
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def _inside(app: Flask) -> Any:
    with app.app_context():
        yield


def bytes_of(*names: str) -> list[bytes]:
    return [(FOLDER / name).read_bytes() for name in names]


def states() -> list[str]:
    with reading() as session:
        return sorted(session.scalars(select(Prisoner.state)))


@pytest.mark.parametrize(
    ("names", "people", "held", "set_aside"),
    [
        (["01-export-ru.csv"], 24, 12, {}),
        (["03-a-excel-de-en.csv"], 12, 6, {}),
        (["04-pasted-be.tsv"], 14, 8, {"repeated_id": ["9050"]}),
        (["05-windows1251-be.csv"], 10, 6, {}),
        (["08-spreadsheet-ru.xlsx"], 10, 6, {}),
    ],
)
def test_each_way_of_saving_gives_the_same_people(
    names: list[str], people: int, held: int, set_aside: dict[str, list[str]]
) -> None:
    report = import_lists(*bytes_of(*names))
    assert (report["rows"], report["new"], report["set_aside_rows"]) == (people, held, set_aside)
    assert states() == ["held"] * held
    again = import_lists(*bytes_of(*names))
    assert (again["new"], again["unchanged"], again["ids"]) == (0, held, {kind: [] for kind in again["ids"]})


def test_belarusian_letters_come_whole_out_of_windows_1251() -> None:
    import_lists(*bytes_of("05-windows1251-be.csv"))
    with reading() as session:
        names = {names["be"] for names in session.scalars(select(Prisoner.names))}
    assert {"Ірына Кменчук", "Уладзімір Паплавуха"} <= names


def test_a_day_that_is_not_known_stays_as_vague_as_it_was() -> None:
    report = import_lists(*bytes_of("04-pasted-be.tsv"))
    odd = {(field["source_id"], field["column"]) for field in report["odd"]}
    assert {("9115", "birthday"), ("9063", "birthday")} <= odd, "31 February, and a word"
    with reading() as session:
        birthdays = set(session.scalars(select(Prisoner.birthday)))
    assert {"1962", "1971-09", "1980-09", None} <= birthdays
    assert not {day for day in birthdays if day and day.endswith("-01-01")}


def test_a_spreadsheets_number_for_a_year_is_that_year() -> None:
    import_lists(*bytes_of("08-spreadsheet-ru.xlsx"))
    with reading() as session:
        birthdays = set(session.scalars(select(Prisoner.birthday)))
    assert {"1971", "1962-09"} <= birthdays


def test_two_languages_of_two_days_are_one_list_and_nobody_is_freed_by_one_of_them() -> None:
    report = import_lists(*bytes_of("07-a.csv", "07-b.csv"))
    assert (report["rows"], report["languages"]) == (25, ["be", "en"])
    assert set(states()) == {"held"}


def test_a_week_later_everything_that_happened_is_told_apart() -> None:
    import_lists(*bytes_of("01-export-ru.csv"))
    report = import_lists(*bytes_of("02-week-later-ru.csv"), accept=True)
    told = {kind: ids for kind, ids in report["ids"].items() if ids}
    assert told == {
        "no_longer_held": ["7103"],
        "died": ["7142"],
        "detained_again": ["7220"],
        "missing": ["7207"],
        "moved": ["7129", "7311"],
    }
    assert (report["new"], report["new_institutions"], report["addresses_to_confirm"]) == (2, 1, 2)
    assert set(states()) == {"held", "do_not_write"}


def test_a_table_without_ids_makes_and_frees_nobody() -> None:
    report = import_table(*bytes_of("09-downloaded-table-ru.csv"))
    assert (report["new"], report["matched"], report["not_matched"]) == (0, 0, 13)
    import_lists(*bytes_of("01-export-ru.csv"))
    report = import_table(*bytes_of("09-downloaded-table-ru.csv"))
    assert (report["new"], report["matched"], report["no_longer_held"]) == (0, 5, 0)
    assert states() == ["held"] * 12


@pytest.mark.parametrize(
    ("name", "reason", "line", "column"),
    [
        ("03-b-excel-de-ru-damaged.csv", "lost_letters", 2, "name"),
        ("06-bom-crlf-html-ru.csv", "markup", 9, "prison"),
        ("10-reordered-unclear-en.csv", "bad_id", 26, "id"),
    ],
)
def test_a_file_that_nobody_should_trust_is_refused_whole_with_the_place(
    name: str, reason: str, line: int, column: str
) -> None:
    with pytest.raises(UnreadableList) as refused:
        import_lists(*bytes_of(name))
    assert refused.value.extra == {"reason": reason, "line": line, "column": column}
    assert states() == []


def test_whoever_may_be_somebody_else_is_set_aside_in_any_order_of_the_columns() -> None:
    (content,) = bytes_of("10-reordered-unclear-en.csv")
    header, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
    id, status = header.index("id"), header.index("status")
    readable = io.StringIO(newline="")
    csv.writer(readable).writerows([header, *(row for row in rows if row[id] and row[status] != "transferred")])
    report = import_lists(readable.getvalue().encode())
    assert report["set_aside_rows"] == {
        "one_address_several_people": ["13033", "13046", "13059", "13072", "13085"],
        "repeated_id": ["13150"],
        "same_name_and_birthday": ["13098", "13111"],
    }
    assert states() == ["held"] * 7
