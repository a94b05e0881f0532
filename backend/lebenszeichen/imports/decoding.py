"""From the bytes of a file to cells: encoding, delimiter, line numbers. Pure."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lebenszeichen.imports.errors import ListCutShort, Reason, UnreadableList

LARGEST_FILE = 100 * 1024 * 1024
MOST_ROWS = 110_000
"""Twelve times the real export; more is a mistake, or somebody who wants to fill the disk."""

_OTHER_KINDS: dict[bytes, tuple[Reason, str]] = {
    b"\xd0\xcf\x11\xe0": ("old_excel", "an old or encrypted Excel sheet: save it as XLSX or CSV"),
    b"%PDF": ("pdf", "a PDF"),
    b"\x1f\x8b": ("gzip", "a gzip file: unpack it first"),
    b"{": ("json", "JSON, not CSV"),
    b"<": ("web_page", "a web page, not CSV: the download was refused perhaps"),
}


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One row: where it begins in the file, counted from 1, and its cells."""

    number: int
    cells: list[str]


def read_lines(content: bytes, name: str) -> Iterator[Line]:
    """The header and the rows of a CSV file. Raises UnreadableList or ListCutShort, naming the line.

    UTF-8 with or without a byte order mark, else Windows-1251; `,`, `;` or tab, whichever the header has most of.
    """
    text = _decoded(content, name)
    _refuse_control_characters(text, name)
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    width, begins, last_line = 0, 1, text.count("\n")
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _broken(str(error), name, begins) from error
        # Spreadsheets end a file with rows of nothing but delimiters.
        if any(cell.strip() for cell in cells):
            width = width or len(cells)
            _check_width(cells, width, name, begins, last=reader.line_num >= last_line)
            yield Line(begins, cells)
        begins = reader.line_num + 1


def at_most(lines: Iterator[Line], name: str) -> Iterator[Line]:
    """The lines, as long as there are not too many of them. Raises UnreadableList."""
    for count, line in enumerate(lines, 1):
        if count > MOST_ROWS:
            raise UnreadableList(
                f"{name}, line {line.number}: more than {MOST_ROWS:,} rows.", "too_many_rows", line=line.number
            )
        yield line


def _decoded(content: bytes, name: str) -> str:
    if not content.strip():
        raise UnreadableList(f"{name} is empty.", "empty")
    if len(content) > LARGEST_FILE:
        raise UnreadableList(f"{name} is larger than {LARGEST_FILE // 1024 // 1024} MB.", "too_large")
    for start, (reason, kind) in _OTHER_KINDS.items():
        if content.startswith(start):
            raise UnreadableList(f"{name} is {kind}.", reason)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableList(f"{name} is Unicode text of Excel: save it as CSV UTF-8 or as XLSX.", "excel_text")
    if (place := content.find(b"\0")) >= 0:
        line = content.count(b"\n", 0, place) + 1
        raise _damaged(f"{name}, line {line}: a null byte. The file is damaged, or not a text.", line)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _windows(content, name, error)


def _windows(content: bytes, name: str, error: UnicodeDecodeError) -> str:
    # Mostly valid UTF-8 with a wrong byte is damaged UTF-8: as Windows-1251 every name would turn into nonsense.
    line = content.count(b"\n", 0, error.start) + 1
    if any(byte in content for byte in (b"\xd0\xb0", b"\xd0\xbe", b"\xd1\x81")):
        raise _damaged(f"{name}, line {line}: a byte that is not UTF-8. The file is damaged.", line) from error
    try:
        return content.decode("cp1251")
    except UnicodeDecodeError:
        raise _damaged(f"{name}, line {line}: neither UTF-8 nor Windows-1251.", line) from error


def _refuse_control_characters(text: str, name: str) -> None:
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise _damaged(f"{name}, line {line}: a control character. The file is damaged, or not a text.", line)


def _damaged(detail: str, line: int) -> UnreadableList:
    return UnreadableList(detail, "damaged", line=line)


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _broken(reason: str, name: str, line: int) -> UnreadableList | ListCutShort:
    if "unexpected end" in reason:
        return ListCutShort(f"{name} ends in the middle of the row that begins in line {line}.")
    return UnreadableList(f"{name}, line {line}: {reason}.", "broken_row", line=line)


def _check_width(cells: list[str], width: int, name: str, line: int, *, last: bool) -> None:
    if len(cells) == width:
        return
    if last and len(cells) < width:
        raise ListCutShort(f"{name} ends in the middle of line {line}: {len(cells)} of {width} columns.")
    raise UnreadableList(f"{name}, line {line}: {len(cells)} columns instead of {width}.", "other_width", line=line)
