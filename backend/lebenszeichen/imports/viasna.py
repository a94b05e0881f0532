"""Reads Viasna's export: 23 columns, one file a language, one row a person. Pure."""

import re
from collections import Counter
from collections.abc import Generator, Sequence
from datetime import date

from lebenszeichen.imports import columns
from lebenszeichen.imports.cell_checks import CellCheck
from lebenszeichen.imports.cells import CellReader
from lebenszeichen.imports.decoding import at_most
from lebenszeichen.imports.errors import UnreadableList
from lebenszeichen.imports.fingerprints import fingerprint_row
from lebenszeichen.imports.opening import Opened, open_list
from lebenszeichen.imports.progress import at_once
from lebenszeichen.imports.rows import OddField, SourceList, SourceRow

SOURCE = "viasna"

_LOCALE = re.compile(r"https?://[^/]+/(be|ru|en)/")

_STEP = 500
"""Rows between two words about how far reading has come."""
_ID = re.compile(r"[0-9A-Za-z_-]{1,32}")


def is_export(headers: Sequence[str]) -> bool:
    """An export with ids, or a table as people download it?"""
    plain = _plain(headers)
    return "id" in plain and "url" in plain


def reading_export(
    opened: Opened, *, key: bytes, today: date, lang: str | None = None
) -> Generator[int, None, SourceList]:
    """Read a whole export; yields the line it has come to. `lang` is used when the addresses of people do not tell.

    Raises UnreadableList or ListCutShort: a file is understood as a whole or not at all.
    """
    name = opened.name
    headers = _headers(opened)
    rows: list[SourceRow] = []
    odd: list[OddField] = []
    found: Counter[str] = Counter()
    reader = CellReader(headers, today)
    check = CellCheck(headers, name)
    for line in at_most(opened.lines, name):
        check(line)
        row, odd_here = reader.row(line, fingerprint_row(key, line.cells))
        if not _ID.fullmatch(row.source_id):
            what = "not a number that we can keep" if row.source_id else "empty"
            raise UnreadableList(
                f"{name}, line {line.number}, column id: {what}.", "bad_id", line=line.number, column="id"
            )
        rows.append(row)
        odd.extend(odd_here)
        if locale := _LOCALE.match(row.url):
            found[locale[1]] += 1
        if len(rows) % _STEP == 0:
            yield line.number
    if not rows:
        raise UnreadableList(f"{name}: a header, but no rows.", "no_rows")
    return SourceList(_language(found, lang, name), rows, odd, name, opened.file_hash)


def read_export(content: bytes, name: str, *, key: bytes, today: date, lang: str | None = None) -> SourceList:
    """The same at once."""
    return at_once(reading_export(open_list(content, name), key=key, today=today, lang=lang))


def _plain(headers: Sequence[str]) -> list[str]:
    return [cell.strip().lower() for cell in headers]


def _headers(opened: Opened) -> list[str]:
    headers = _plain(opened.headers)
    missing = [column for column in columns.NEEDED if column not in headers]
    if missing:
        lacking = ", ".join(missing)
        raise UnreadableList(
            f"{opened.name}, line 1: the column {lacking} is missing.", "missing_column", column=lacking
        )
    return headers


def _language(found: Counter[str], lang: str | None, name: str) -> str:
    if not found and lang is None:
        what = "its language cannot be told from the column url. Say it with --lang"
        raise UnreadableList(f"{name}: {what}.", "language_unknown")
    if len(found) > 1:
        what = f"several languages in one file ({', '.join(sorted(found))})"
        raise UnreadableList(f"{name}, column url: {what}.", "several_languages")
    told = next(iter(found), None)
    if told and lang and told != lang:
        raise UnreadableList(f"{name}: its addresses are in {told}, not in {lang}.", "other_language")
    return told or lang or ""
