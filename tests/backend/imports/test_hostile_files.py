"""Whatever bytes come: they are a list, or there is a report that says why not; never another error."""

import io
import zipfile
from datetime import date

import pytest
from flask import Flask
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factories.databases import STORAGE_KEY
from factories.export_rows import export, row
from factories.imports import plan_of
from factories.sheets import FIRST, sheet_of, with_part
from factories.viasna_words import COLUMNS
from lebenszeichen.database import writing
from lebenszeichen.imports.errors import ListCutShort, UnreadableList
from lebenszeichen.imports.reading_files import read_files
from lebenszeichen.imports.service import apply_plan

TODAY = date(2026, 11, 22)
GOOD = export(row("1"), row("2"), row("3", "Ірына Ўзор"))
SHEET = sheet_of(GOOD)
SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def is_list_or_report(content: bytes) -> None:
    """Anything but our own report fails the test."""
    try:
        read_files([(content, "list")], key=STORAGE_KEY, today=TODAY)
    except (UnreadableList, ListCutShort) as report:
        if not report.detail:
            raise AssertionError("a report without words") from report


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """Bytes changed, cut out, doubled, put in."""
    content = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, max(0, len(content) - 1)))
        how = draw(st.sampled_from(["set", "cut", "double", "put"]))
        if how == "set" and content:
            content[place] = draw(st.integers(0, 255))
        elif how == "cut":
            del content[place : place + draw(st.integers(1, 200))]
        elif how == "double":
            content[place:place] = content[place : place + draw(st.integers(1, 200))]
        else:
            content[place:place] = draw(st.binary(max_size=20))
    return bytes(content)


@given(content=st.binary(max_size=400))
@example(b"\xff\xfe" + GOOD.decode().encode("utf-16-le"))
@example(b"id,url\n" + b"\xed\xa0\x80,x\n")
@example(b";\n;\n")
@example(GOOD.replace(b"active", "а".encode("cp1251")))
def test_any_bytes_are_a_list_or_a_report(content: bytes) -> None:
    is_list_or_report(content)


@given(content=damaged(GOOD))
@settings(max_examples=300)
def test_a_damaged_export_is_a_list_or_a_report(content: bytes) -> None:
    is_list_or_report(content)


@given(content=damaged(SHEET))
@settings(max_examples=150)
def test_a_damaged_sheet_is_a_list_or_a_report(content: bytes) -> None:
    is_list_or_report(content)


def unpacked(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


@given(content=damaged(unpacked(SHEET, FIRST)))
@settings(max_examples=150)
def test_a_sheet_with_damaged_cells_is_a_list_or_a_report(content: bytes) -> None:
    is_list_or_report(with_part(SHEET, FIRST, content))


CELLS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["=1+1", "+375", "@x", "<script>", "\x1b[2J", "active", "2026-13-45", "٢٠٢٦", "9" * 400, "\u202e", "\ud800"]
    ),
)


@given(cells=st.dictionaries(st.sampled_from(COLUMNS), CELLS, max_size=8))
@settings(max_examples=200)
def test_any_words_in_any_column_are_taken_or_reported(cells: dict[str, str]) -> None:
    try:
        content = export({**row("1"), **cells}, row("2"))
    except UnicodeEncodeError:  # no file can hold it
        return
    is_list_or_report(content)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"name": '=HYPERLINK("https://example.org")'}, "line 2, column name: begins like a spreadsheet's formula"),
        ({"description": "@SUM(1+1)"}, "column description: begins like"),
        ({"decision": "+375 29"}, "column decision: begins like"),
        ({"prison": "ИК № 4<script>alert(1)</script>"}, "column prison: holds a piece of a web page"),
        ({"name": "Ы" * 201}, "column name: has more than 200 letters"),
        ({"decision": "5\x1b[2Jлет"}, "control character"),
        ({"id": "1" * 33}, "column id: not a number that we can keep"),
        ({"id": "../../etc"}, "column id: not a number that we can keep"),
    ],
)
def test_cells_that_no_list_has_are_named_with_their_place(cells: dict[str, str], words: str) -> None:
    with pytest.raises(UnreadableList, match=words.replace("(", r"\(")):
        read_files([(export({**row("1"), **cells}), "list")], key=STORAGE_KEY, today=TODAY)


def test_a_column_that_stands_there_twice_is_refused() -> None:
    header, _, rest = GOOD.partition(b"\n")
    with pytest.raises(UnreadableList, match="the column name stands there twice"):
        read_files([(header.replace(b"judge", b"name") + b"\n" + rest, "list")], key=STORAGE_KEY, today=TODAY)


def test_two_hundred_thousand_rows_are_too_many() -> None:
    header, _, rest = export(row("1")).partition(b"\n")
    with pytest.raises(UnreadableList, match="more than 110,000 rows"):
        read_files([(header + b"\n" + rest * 200_000, "list")], key=STORAGE_KEY, today=TODAY)


@SQLITE
@pytest.mark.timeout(600)
def test_whatever_was_read_can_be_written(app: Flask) -> None:
    """Nothing that reading lets through makes the database fail: no length, no letter."""

    @given(cells=st.dictionaries(st.sampled_from(COLUMNS), CELLS, max_size=6))
    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    def try_one(cells: dict[str, str]) -> None:
        try:
            content = export({**row("1"), **cells}, row("2"))
            plan = plan_of(content)
        except (UnicodeEncodeError, UnreadableList, ListCutShort):
            return
        with writing() as session:
            apply_plan(session, plan)

    with app.app_context():
        try_one()
