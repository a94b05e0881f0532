"""From an Excel sheet (XLSX) to cells, without believing what its archive says of itself. Pure.

An archive may unpack to a thousand times its size, overlap itself, or name a cell a million rows down, for which a
reader makes room. So its directory is looked at before anything is read; every part is unpacked here, up to the size it
claims; and the reader gets a new archive, packed by us, of the parts that hold cells.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time

from python_calamine import CalamineError, CalamineWorkbook

from lebenszeichen.imports.decoding import LARGEST_FILE, MOST_ROWS, Line
from lebenszeichen.imports.errors import ListCutShort, UnreadableList

MOST_PARTS = 200
LARGEST_UNPACKED = 256 * 1024 * 1024
"""100,000 rows of 23 columns are some 150 MB of XML."""
LARGEST_RATIO = 200
"""How many times larger than packed; a list of people, repetitive as it is, becomes twenty times smaller."""
MOST_COLUMNS = 52

_ZIP = b"PK\x03\x04"
_CELLS = re.compile(
    r"(?:\[Content_Types\]\.xml|_rels/\.rels|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|"
                    r"xl/sharedStrings\.xml|xl/styles\.xml|xl/worksheets/[^/]+\.xml)", re.IGNORECASE)  # fmt: skip
_FAR_ROW = re.compile(rb"""\br\s*=\s*["'][A-Za-z]*(?:\d{7,}|[2-9]\d{5}|1[1-9]\d{4})""")
_FAR_COLUMN = re.compile(rb"""\br\s*=\s*["'](?:[B-Zb-z][A-Za-z]|[A-Za-z]{3,})\d""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def is_sheet(content: bytes) -> bool:
    """Is it an archive? What kind of archive is said when it is opened."""
    return content.startswith(_ZIP)


def sheet_lines(content: bytes, name: str) -> tuple[Iterator[Line], int]:
    """The rows of the first sheet with the header first, and how many they are. Raises UnreadableList, ListCutShort."""
    if len(content) > LARGEST_FILE:
        raise UnreadableList(f"{name} is larger than {LARGEST_FILE // 1024 // 1024} MB.", "too_large")
    rows = _rows(_packed_anew(_parts(content, name)), name)
    if not rows:
        raise UnreadableList(f"{name}: its first sheet is empty.", "empty")
    return _lines(rows, name), len(rows)


def _parts(content: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _refuse_bomb(entries, len(content), name)
            if not any(entry.filename == "xl/workbook.xml" for entry in entries):
                what = "a zip file without an Excel sheet: unpack it, or save it as CSV"
                raise UnreadableList(f"{name} is {what}.", "no_sheet")
            # Python's reader stops at the size that the directory says, whatever the stream would go on with.
            return {entry.filename: archive.read(entry) for entry in entries if _CELLS.fullmatch(entry.filename)}
    except _DAMAGED as error:
        raise ListCutShort(f"{name}: the Excel sheet is damaged, or ends too early.") from error


def _refuse_bomb(entries: list[zipfile.ZipInfo], size: int, name: str) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS:
        raise UnreadableList(f"{name}: an archive of {len(entries):,} parts is no list.", "bomb")
    if unpacked > LARGEST_UNPACKED or unpacked > max(size, 1024) * LARGEST_RATIO:
        size_words = f"{unpacked // 1024 // 1024:,} MB"
        raise UnreadableList(f"{name}: unpacked it would be {size_words}. It was not opened.", "bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableList(f"{name} is encrypted: save it without a password.", "encrypted")


def _packed_anew(parts: dict[str, bytes]) -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for part, content in parts.items():
            archive.writestr(zipfile.ZipInfo(part), content)
    packed.seek(0)
    return packed


def _rows(packed: io.BytesIO, name: str) -> list[list[object]]:
    _refuse_far_cells(packed, name)
    packed.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(packed)
        return book.get_sheet_by_index(0).to_python(skip_empty_area=False)  # type: ignore[return-value]
    except (CalamineError, *_DAMAGED, IndexError) as error:
        raise UnreadableList(f"{name}: the Excel sheet cannot be read. Save it as CSV.", "damaged_sheet") from error
    except BaseException as error:  # the reader is written in Rust: what it did not expect comes as a panic
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableList(f"{name}: the Excel sheet cannot be read. Save it as CSV.", "damaged_sheet") from None


def _refuse_far_cells(packed: io.BytesIO, name: str) -> None:
    with zipfile.ZipFile(packed) as archive:
        for part in archive.namelist():
            if not part.lower().startswith("xl/worksheets/"):
                continue
            cells = archive.read(part)
            if _FAR_ROW.search(cells):
                raise UnreadableList(f"{name}: more than {MOST_ROWS:,} rows.", "too_many_rows")
            if _FAR_COLUMN.search(cells):
                raise UnreadableList(f"{name}: more than {MOST_COLUMNS} columns.", "too_many_columns")
            if _FORMULA.search(cells):
                what = "has formulas: copy it, paste only the values, and save that"
                raise UnreadableList(f"{name} {what}.", "formula")


def _lines(rows: list[list[object]], name: str) -> Iterator[Line]:
    for number, row in enumerate(rows, 1):
        cells = [_text(cell) for cell in row]
        if not any(cells):
            continue
        if any(_CONTROL.search(cell) for cell in cells):
            what = "a control character. The file is damaged, or not a text"
            raise UnreadableList(f"{name}, line {number}: {what}.", "damaged", line=number)
        yield Line(number, cells)


def _text(cell: object) -> str:
    """As an export writes it: whole numbers without a point, days without a time."""
    if isinstance(cell, bool):
        return "1" if cell else ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
