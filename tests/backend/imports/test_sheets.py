"""Excel sheets: the same list comes out, and no archive makes us unpack what it likes."""

import io
import zipfile
import zlib
from datetime import date

import pytest

from factories.export_rows import export, row
from factories.sheets import FIRST, part, sheet, sheet_of, with_part
from factories.viasna_export import Export, export_bytes
from lebenszeichen.imports import sheets
from lebenszeichen.imports.errors import ListCutShort, UnreadableList
from lebenszeichen.imports.rows import SourceList
from lebenszeichen.imports.tables import read_table
from lebenszeichen.imports.viasna import read_export

GOOD = sheet_of(export(row("1"), row("2", "Ірына Ўзор"), row("3", birthday="1990")))


def read(content: bytes) -> SourceList:
    return read_export(content, "list.xlsx", key=b"key", today=date(2026, 11, 22))


def test_a_sheet_gives_the_rows_that_its_csv_gives() -> None:
    plain = export(row("1"), row("2", "Ірына Ўзор"), row("3", birthday="1990"))
    from_sheet, from_csv = read(GOOD), read(plain)
    assert from_sheet.rows == from_csv.rows
    assert (from_sheet.lang, from_sheet.odd) == (from_csv.lang, from_csv.odd)


def test_a_list_of_sixteen_hundred_is_the_same_from_a_sheet(short_list: bytes) -> None:
    assert read(sheet_of(short_list)).rows == read(short_list).rows


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (sheet([]), "empty"),
        (sheet([["", ""], ["", ""]]), "empty"),
        (sheet([["id", "name"], ["1", "x"]]), "the column url"),
        (with_part(GOOD, "xl/workbook.xml", "<nonsense"), "cannot be read"),
        (with_part(GOOD, FIRST, "<worksheet><sheetData><row"), "cannot be read"),
        (with_part(GOOD, FIRST, part(GOOD, FIRST).replace(b'r="A3"', b'r="A1048576"')), "110,000 rows"),
        (with_part(GOOD, FIRST, part(GOOD, FIRST).replace(b'r="B3"', b"r = 'XFD3'")), "52 columns"),
        (with_part(GOOD, FIRST, part(GOOD, FIRST).replace(b"<v>", b"<f>1+1</f><v>", 1)), "formulas"),
    ],
)
def test_what_is_no_list_is_refused_with_words_that_help(content: bytes, words: str) -> None:
    with pytest.raises((UnreadableList, ListCutShort), match=words):
        read(content)


def zipped(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def test_another_archive_is_no_sheet() -> None:
    with pytest.raises(UnreadableList, match="without an Excel sheet"):
        read(zipped(list=export(row("1"))))


def test_a_bomb_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *asked: opened.append(str(asked[1])) or b"")
    with pytest.raises(UnreadableList, match="unpacked it would be 64 MB"):
        read(zipped(xl__workbook=b"\0" * (64 * 1024 * 1024)))
    with pytest.raises(UnreadableList, match="archive of 500 parts"):
        read(zipped(**{f"part{number}": b"" for number in range(500)}))
    assert opened == []


def test_a_bomb_that_lies_about_its_size_is_read_as_far_as_it_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory that says 1,000 bytes where 50 MB come out."""
    bomb, claimed = b" " * (50 * 1024 * 1024), b" " * 1000
    lying = with_part(GOOD, "xl/sharedStrings.xml", bomb)
    for true, said in ((len(bomb), len(claimed)), (zlib.crc32(bomb), zlib.crc32(claimed))):
        lying = lying.replace(true.to_bytes(4, "little"), said.to_bytes(4, "little"))
    given: list[int] = []
    packed = sheets._packed_anew
    monkeypatch.setattr(
        sheets, "_packed_anew", lambda parts: given.append(sum(map(len, parts.values()))) or packed(parts)
    )
    with pytest.raises((UnreadableList, ListCutShort)):
        read(lying)
    assert given
    assert sum(given) < 100_000


def test_an_encrypted_part_is_refused() -> None:
    content = bytearray(GOOD)
    place = content.find(b"PK\x01\x02")
    content[place + 8] |= 1
    with pytest.raises(UnreadableList, match="encrypted"):
        read(bytes(content))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_half_a_sheet_is_never_taken(share: float) -> None:
    with pytest.raises((ListCutShort, UnreadableList)):
        read(GOOD[: int(len(GOOD) * share)])


def test_a_downloaded_table_may_be_a_sheet_too() -> None:
    text = export_bytes(Export(rows=400, human_headers=True))
    found = read_table(sheet_of(text), "table.xlsx", today=date(2026, 11, 22))
    assert found.rows == read_table(text, "table.csv", today=date(2026, 11, 22)).rows
