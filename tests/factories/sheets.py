"""Excel sheets as somebody saves them, and archives that nobody should open."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import xlsxwriter


def sheet(rows: Iterable[Sequence[Any]]) -> bytes:
    """A workbook with one sheet of these rows; strings stay strings, days become days."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        day_format = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(number, place, cell, day_format)  # type: ignore[arg-type]
                else:
                    page.write(number, place, cell)
    return buffer.getvalue()


def sheet_of(content: bytes) -> bytes:
    """The same list, saved as a sheet: numbers are numbers, whole days are days."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    days = {place for place, header in enumerate(rows[0]) if header in {"birthday", "arrested", "verdict_date"}}
    return sheet([rows[0], *([_as_excel(cell, place in days) for place, cell in enumerate(row)] for row in rows[1:])])


def _as_excel(cell: str, is_day: bool) -> Any:
    if is_day:
        try:
            return date.fromisoformat(cell)
        except ValueError:
            return cell
    return int(cell) if cell.isdigit() else cell


def with_part(content: bytes, name: str, part: bytes | str) -> bytes:
    """The archive with one part replaced or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, part)
    return buffer.getvalue()


def part(content: bytes, name: str) -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


FIRST = "xl/worksheets/sheet1.xml"
