"""Reading: the same rows come out, whichever way they were written down."""

from datetime import date

import pytest

from factories.export_rows import export, row
from factories.viasna_export import Export, export_bytes
from lebenszeichen.imports.reading_files import read_files
from lebenszeichen.imports.rows import OddField, SourceList, Status
from lebenszeichen.imports.tables import DownloadedTable
from lebenszeichen.imports.viasna import read_export

TODAY = date(2026, 11, 22)


def read(content: bytes) -> SourceList:
    return read_export(content, "list.csv", key=b"key", today=TODAY)


def test_the_real_size_list_is_read_with_its_eleven_odd_fields(first_week: bytes) -> None:
    found = read(first_week)
    assert (found.lang, len(found.rows)) == ("ru", 8696)
    assert [sum(row.status is status for row in found.rows) for status in Status] == [889, 3952, 3854, 1]
    assert sorted((field.column, field.reason) for field in found.odd) == [
        ("arrested", "no_such_day"),
        *[("birthday", "not_a_date")] * 3,
        ("died", "unknown_word"),
        *[("name", "two_scripts")] * 2,
        *[("verdict_date", "in_the_future")] * 4,
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiter_encoding_and_line_ends_make_no_difference(delimiter: str, encoding: str, end: str) -> None:
    plain = export(row("1"), row("2", "Ірына Ўзор"), delimiter=delimiter).decode()
    rows = read(plain.replace("\n", end).encode(encoding)).rows
    assert [(one.source_id, one.name, one.birthday) for one in rows] == [
        ("1", rows[0].name, "1951-01-02"),
        ("2", "Ірына Ўзор", "1952-01-03"),
    ]
    assert rows[0].prison.split() == ["ИК", "№", "64", "ул.", "Примерная,", "6,", "921807,", "г.", "Образцовск-5"]


def test_columns_are_found_by_their_names_not_by_their_places() -> None:
    table = export(row("1", "Анна Узор")).decode().splitlines(keepends=True)
    moved = "extra," + table[0] + "," + table[1] + table[2]
    assert read(moved.encode()).rows[0].name == "Анна Узор"


def test_whoever_has_a_mark_at_died_is_dead_before_anything_else_and_a_strange_mark_is_odd() -> None:
    found = read(export(row("1", died="1"), row("2", died="2025-01-02"), row("3", died="?"), row("4", died="0")))
    assert [one.status for one in found.rows] == [Status.DIED] * 3 + [Status.HELD]
    assert found.odd == [OddField("3", 6, "died", "unknown_word")]


def test_a_fingerprint_covers_every_column_and_depends_on_the_key() -> None:
    plain = read(export(row("1"))).rows[0].fingerprint
    assert read(export(row("1", judge="Иной Судья"))).rows[0].fingerprint != plain
    assert read_export(export(row("1")), "x", key=b"other", today=TODAY).rows[0].fingerprint != plain
    assert read(export(row("1"))).rows[0].fingerprint == plain


@pytest.mark.parametrize("locale", ["ru", "be", "en"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_downloaded_table_is_known_by_its_headers_in_every_language(locale: str, delimiter: str) -> None:
    content = export_bytes(Export(rows=400, locale=locale, human_headers=True, delimiter=delimiter))
    table = read_files([(content, "table.csv")], key=b"key", today=TODAY)
    export_rows = read(export_bytes(Export(rows=400, locale=locale))).rows
    assert isinstance(table, DownloadedTable)
    assert (table.lang, len(table.rows)) == (locale, 400)
    # Words for dates come out as the same days as the export's digits.
    assert [(one.name, one.birthday, one.detained_on) for one in table.rows] == [
        (one.name, one.birthday, one.detained_on) for one in export_rows
    ]
