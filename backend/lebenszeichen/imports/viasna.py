"""Reads Viasna's export: 23 columns, one file a language, one row a person. Pure."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from lebenszeichen.imports import columns
from lebenszeichen.imports.cells import CellReader
from lebenszeichen.imports.decoding import MOST_ROWS, Line, read_lines
from lebenszeichen.imports.errors import UnreadableList
from lebenszeichen.imports.fingerprints import fingerprint_row
from lebenszeichen.imports.rows import OddField, SourceList, SourceRow

SOURCE = "viasna"

_LOCALE = re.compile(r"https?://[^/]+/(be|ru|en)/")

Advance = Callable[[int], object]
"""Told how many further rows have been read, every few hundred."""
_STEP = 500


def is_export(headers: list[str]) -> bool:
    """An export with ids, or a table as people download it?"""
    return "id" in headers and "url" in headers


def read_export(
    content: bytes, name: str, *, key: bytes, today: date, lang: str | None = None, advance: Advance | None = None
) -> SourceList:
    """Read a whole export. `lang` is used when the addresses of people do not tell.

    Raises UnreadableList or ListCutShort: a file is understood as a whole or not at all.
    """
    lines = read_lines(content, name)
    headers = _headers(lines, name)
    rows: list[SourceRow] = []
    odd: list[OddField] = []
    found: Counter[str] = Counter()
    reader = CellReader(headers, today)
    for count, line in enumerate(_numbered(lines, name), 1):
        row, odd_here = reader.row(line, fingerprint_row(key, line.cells))
        if not row.source_id:
            raise UnreadableList(f"{name}, line {line.number}, column id: empty.")
        rows.append(row)
        odd.extend(odd_here)
        if locale := _LOCALE.match(row.url):
            found[locale[1]] += 1
        if advance and count % _STEP == 0:
            advance(_STEP)
    if not rows:
        raise UnreadableList(f"{name}: a header, but no rows.")
    return SourceList(_language(found, lang, name), rows, odd, name, hashlib.sha256(content).hexdigest())


def _headers(lines: Iterable[Line], name: str) -> list[str]:
    headers = [cell.strip().lower() for cell in next(iter(lines)).cells]
    missing = [column for column in columns.NEEDED if column not in headers]
    if missing:
        raise UnreadableList(f"{name}, line 1: the column {', '.join(missing)} is missing.")
    return headers


def _numbered(lines: Iterable[Line], name: str) -> Iterable[Line]:
    for count, line in enumerate(lines, 1):
        if count > MOST_ROWS:
            raise UnreadableList(f"{name}, line {line.number}: more than {MOST_ROWS:,} rows.")
        yield line


def _language(found: Counter[str], lang: str | None, name: str) -> str:
    if not found and lang is None:
        raise UnreadableList(f"{name}: its language cannot be told from the column url. Say it with --lang.")
    if len(found) > 1:
        raise UnreadableList(f"{name}, column url: several languages in one file ({', '.join(sorted(found))}).")
    told = next(iter(found), None)
    if told and lang and told != lang:
        raise UnreadableList(f"{name}: its addresses are in {told}, not in {lang}.")
    return told or lang or ""
