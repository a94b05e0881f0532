"""Makes PDFs with typst, with the letters that its own wheel carries: nothing is looked for elsewhere."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from math import ceil
from threading import Lock
from typing import cast

import typst

from lebenszeichen.printing.kinds import LIST_PLACES, PAPERS, Paper
from lebenszeichen.printing.list_words import ListWords

_LETTERS = (
    "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x400, 0x460), *range(0x490, 0x492)]))
    + "–—’‘„“”№"
)
_TYPESETTING = Lock()
"""One after the other: a page of addresses takes a moment, and its memory is wanted once."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an address and the language it is written in."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands on one piece, and how large, in points."""

    lines: Sequence[Line]
    size: int


@dataclass(frozen=True, slots=True)
class ListRow:
    """Somebody on the list for the table."""

    name: Line
    name_size: int
    """Points."""
    note: str
    """What stands after the name."""
    envelope: Envelope


def typeset(paper: Paper, envelopes: Sequence[Envelope]) -> bytes:
    """A tagged PDF (PDF/UA-1) of these envelopes, with its letters in it."""
    job = {
        "title": paper.title,
        "page": paper.page,
        "cell": paper.cell,
        "columns": paper.columns,
        "left": paper.left,
        "top": paper.top,
        "width": paper.width,
        "height": paper.height,
        "margin_top": paper.margin_top,
        "envelopes": [asdict(one) for one in envelopes],
    }
    return _made("sheets.typ", job)


def typeset_list(rows: Sequence[ListRow], lang: str, words: ListWords, day: date, code: str) -> bytes:
    """The same of a list for the table, in the reader's language: `day` and `code` stand on each sheet."""
    sheets = ceil(len(rows) / LIST_PLACES)
    job = {
        "lang": lang,
        "words": asdict(words),
        "head": words.headed(day),
        "code": words.code.format(code=code),
        "sheets": [words.sheet.format(at=at + 1, of=sheets) for at in range(sheets)],
        "places": LIST_PLACES,
        "rows": [{"number": number, **asdict(row)} for number, row in enumerate(rows, 1)],
    }
    return _made("list.typ", job)


def can_be_set(lines: Sequence[Line]) -> bool:
    """Whether the letters have every sign of them. Makes a file to find out, if there are unusual ones."""
    if all(sign in letter_widths() for line in lines for sign in line.text):
        return True
    try:
        typeset(PAPERS["envelopes_dl"], [Envelope(lines, 7)])
    except typst.TypstError:
        return False
    return True


@cache
def letter_widths() -> Mapping[str, float]:
    """Of each letter, in units of its size."""
    with _TYPESETTING:
        known = _compiler("widths.typ", letters=_LETTERS).query("<widths>", field="value", one=True)
    return dict(zip(_LETTERS, json.loads(known), strict=True))


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def _made(source: str, job: Mapping[str, object]) -> bytes:
    with _TYPESETTING:
        made = _compiler(source, job=json.dumps(job)).compile(format="pdf", pdf_standards="ua-1", timestamp=0)
    return cast(bytes, made)  # one file, as nothing says where to write it


def _compiler(source: str, **inputs: str) -> typst.Compiler:
    text = files("lebenszeichen.printing").joinpath(source).read_bytes()
    return typst.Compiler(text, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=inputs)
