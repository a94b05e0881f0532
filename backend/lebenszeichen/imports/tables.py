"""The table as people download it: translated headers, words for dates, no ids. Pure.

It may only add to people who match exactly: it never creates, merges or frees, and absence means nothing.
"""

from collections import Counter
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from lebenszeichen.imports import columns
from lebenszeichen.imports.cell_checks import CellCheck
from lebenszeichen.imports.cells import CellReader
from lebenszeichen.imports.decoding import at_most
from lebenszeichen.imports.errors import UnreadableList
from lebenszeichen.imports.opening import Opened, open_list
from lebenszeichen.imports.progress import at_once
from lebenszeichen.imports.rows import OddField, SourceRow
from lebenszeichen.names.plain import plain_name
from lebenszeichen.prisoners.facts import KnownPrisoner, PrisonerFacts

Key = tuple[str, str, str]
"""Plain name, birthday, day of arrest."""
_STEP = 500
"""Rows between two words about how far reading has come."""


@dataclass(frozen=True, slots=True)
class DownloadedTable:
    """A table in one language. Words for people's state are not read: a table frees nobody."""

    lang: str
    rows: list[SourceRow]
    odd: list[OddField]
    file_hash: str = ""


@dataclass(frozen=True, slots=True)
class TableDifference:
    """Prisoner id → facts that a table corrects, and how many rows matched nobody or several."""

    changed: Mapping[str, PrisonerFacts]
    matched: int
    not_matched: int


def reading_table(opened: Opened, *, today: date) -> Generator[int, None, DownloadedTable]:
    """Read a downloaded table; yields the line it has come to. Raises UnreadableList or ListCutShort."""
    name, first = opened.name, opened.headers
    lang = columns.language_of_headers(first)
    if lang is None:
        what = "neither an export with id and url nor a table whose headers we know"
        raise UnreadableList(f"{name}, line 1: {what}.", "unknown_headers")
    headers = columns.translated(first, lang)
    missing = [column for column in columns.NEEDED_OF_A_DOWNLOADED_TABLE if column not in headers]
    if missing:
        lacking = ", ".join(missing)
        raise UnreadableList(f"{name}, line 1: the column {lacking} is missing.", "missing_column", column=lacking)
    reader = CellReader(headers, today, has_state=False)
    check = CellCheck(headers, name)
    rows: list[SourceRow] = []
    odd: list[OddField] = []
    for line in at_most(opened.lines, name):
        check(line)
        row, odd_here = reader.row(line, "")
        rows.append(row)
        odd.extend(odd_here)
        if len(rows) % _STEP == 0:
            yield line.number
    return DownloadedTable(lang, rows, odd, opened.file_hash)


def read_table(content: bytes, name: str, *, today: date) -> DownloadedTable:
    """The same at once."""
    return at_once(reading_table(open_list(content, name), today=today))


def compare_table(table: DownloadedTable, prisoners: Iterable[KnownPrisoner]) -> TableDifference:
    """Which people does the table correct? Name, birthday and arrest must be known and equal, once on each side."""
    ours = list(prisoners)
    holders: dict[Key, list[KnownPrisoner]] = {}
    for prisoner in ours:
        for held_key in _keys_of(prisoner):
            holders.setdefault(held_key, []).append(prisoner)
    keys = [_key(row.name, row.birthday, row.detained_on) for row in table.rows]
    times = Counter(keys)
    changed: dict[str, PrisonerFacts] = {}
    matched = 0
    for row, key in zip(table.rows, keys, strict=True):
        found = holders.get(key, []) if key and times[key] == 1 else []
        if len(found) != 1:
            continue
        matched += 1
        facts = _corrected(found[0].facts, row, table.lang)
        if found[0].state == "held" and facts != found[0].facts:
            changed[found[0].id] = facts
    return TableDifference(changed, matched, len(table.rows) - matched)


def _keys_of(prisoner: KnownPrisoner) -> set[Key]:
    facts = prisoner.facts
    keys = (_key(name, facts.birthday, facts.detained_on) for name in facts.names.values())
    return {key for key in keys if key}


def _key(name: str, birthday: str | None, detained_on: str | None) -> Key | None:
    return (plain_name(name), birthday, detained_on) if name and birthday and detained_on else None


def _corrected(facts: PrisonerFacts, row: SourceRow, lang: str) -> PrisonerFacts:
    """Only what the table knows: an empty cell takes nothing away, and names match already."""
    same_words = facts.sentence_lang in (None, lang)
    return replace(
        facts,
        gender=row.gender or facts.gender,
        sentenced_on=row.sentenced_on or facts.sentenced_on,
        sentence=row.sentence if row.sentence and same_words else facts.sentence,
        sentence_lang=lang if row.sentence and same_words else facts.sentence_lang,
    )
