"""Makes PDFs with typst, with the letters that its own wheel carries: nothing is looked for elsewhere."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import cast

import typst

from lebenszeichen.printing.kinds import Paper

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
        "envelopes": [
            {"size": one.size, "lines": [{"text": line.text, "lang": line.lang} for line in one.lines]}
            for one in envelopes
        ],
    }
    with _TYPESETTING:
        made = _compiler("sheets.typ", job=json.dumps(job)).compile(format="pdf", pdf_standards="ua-1", timestamp=0)
    return cast(bytes, made)  # one file, as nothing says where to write it


def can_be_set(paper: Paper, envelope: Envelope) -> bool:
    """Whether the letters have every sign of it; asked of unusual signs only, because it makes a file to find out."""
    try:
        typeset(paper, [envelope])
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


def _compiler(source: str, **inputs: str) -> typst.Compiler:
    text = files("lebenszeichen.printing").joinpath(source).read_bytes()
    return typst.Compiler(text, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=inputs)
