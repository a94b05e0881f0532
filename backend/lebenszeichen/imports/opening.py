"""A file as lines of cells, whichever of the kinds that we read it is. Pure."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from lebenszeichen.imports import decoding, sheets
from lebenszeichen.imports.decoding import Line
from lebenszeichen.imports.errors import UnreadableList


@dataclass(frozen=True, slots=True)
class Opened:
    """The header's cells, and the lines after it. `size` counts lines as their numbers do, for a progress bar."""

    name: str
    headers: list[str]
    lines: Iterator[Line]
    size: int
    file_hash: str


def open_list(content: bytes, name: str) -> Opened:
    """CSV, or an Excel sheet. Raises UnreadableList or ListCutShort, also while the lines are read."""
    if sheets.is_sheet(content):
        lines, size = sheets.sheet_lines(content, name)
    else:
        lines, size = decoding.read_lines(content, name), content.count(b"\n")
    header = next(lines, None)
    if header is None:
        raise UnreadableList(f"{name} is empty.", "empty")
    return Opened(name, header.cells, lines, size, hashlib.sha256(content).hexdigest())
