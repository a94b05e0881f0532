"""A file is understood as a whole or not at all; what is wrong is named by line and column."""

from datetime import date

import pytest

from factories.export_rows import export, row
from factories.viasna_export import Export, export_bytes
from lebenszeichen.imports import decoding
from lebenszeichen.imports.errors import ListCutShort, UnreadableList
from lebenszeichen.imports.reading_files import read_files
from lebenszeichen.imports.rows import SourceList
from lebenszeichen.imports.tables import DownloadedTable

TODAY = date(2026, 11, 22)
GOOD = export(row("1"), row("2"), row("3"))


def read(*contents: bytes, lang: str | None = None) -> list[SourceList] | DownloadedTable:
    return read_files([(content, "list.csv") for content in contents], key=b"key", today=TODAY, lang=lang)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b";\n;\n", "empty"),
        (b"%PDF-1.7", "PDF"),
        (b"<!doctype html>", "web page"),
        (b'{"rows": []}', "JSON"),
        (b"\x1f\x8b...", "gzip"),
        (GOOD.replace("5 лет".encode(), b"5\0", 1), "line 3: a null byte"),
        (GOOD.replace("ИК".encode(), b"\xff\xff", 1), "line 2: a byte that is not UTF-8"),
        (b"a,b\n1,2\n", "neither an export"),
        (GOOD.replace(b",status,", b",state,"), "the column status is missing"),
        (GOOD.replace(b",died,", b",gone,"), "the column died is missing"),
        (GOOD.replace(b"\n2,", b"\n,"), "line 4, column id: empty"),
        (GOOD.replace(b"\n2,", b"\n2,2,"), "line 4: 24 columns instead of 23"),
        (GOOD.replace("Имяв".encode(), 'Им"я'.encode()) + b'4,"a"b', "line"),
        (GOOD.partition(b"\n")[0] + b"\n", "no rows"),
        (GOOD.replace(b"spring96.org/ru", b"spring96.org"), "--lang"),
        (GOOD.replace(b"spring96.org/ru", b"spring96.org/be", 1), "several languages"),
    ],
)
def test_what_is_no_list_is_refused_with_words_that_help(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableList, match=words):
        read(content)


@pytest.mark.parametrize("size", range(len(GOOD.partition(b"\n")[0]) + 2, len(GOOD) - 12, 7))
def test_a_file_that_ends_in_the_middle_of_a_row_is_never_taken(size: int) -> None:
    cut = GOOD[:size]
    rows_that_are_whole = {export(row("1")), export(row("1"), row("2")), export(row("1")).rstrip(b"\n")}
    if cut not in rows_that_are_whole and cut + b"\n" not in rows_that_are_whole:
        with pytest.raises((ListCutShort, UnreadableList)):
            read(cut)


def test_the_message_names_the_line_in_which_a_cut_row_begins() -> None:
    with pytest.raises(ListCutShort, match="line 6"):
        read(GOOD[:-60])


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MOST_ROWS", 2)
    with pytest.raises(UnreadableList, match="line 6: more than 2 rows"):
        read(GOOD)


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LARGEST_FILE", 100)
    with pytest.raises(UnreadableList, match="larger"):
        read(GOOD)


def test_the_same_language_twice_and_a_table_beside_an_export_are_refused() -> None:
    table = export_bytes(Export(rows=400, human_headers=True))
    with pytest.raises(UnreadableList, match="import it by itself"):
        read(GOOD, table)


def test_the_language_that_is_said_must_not_contradict_the_addresses() -> None:
    with pytest.raises(UnreadableList, match="in ru, not in be"):
        read(GOOD, lang="be")


def test_a_sentence_that_the_source_does_not_know_is_no_damage() -> None:
    (listed,) = read(export(row("1", decision="???")))
    assert len(listed.rows) == 1
