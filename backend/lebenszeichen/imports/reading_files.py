"""Several files of one import: exports, or one downloaded table. Pure."""

from collections.abc import Callable, Sequence
from datetime import date

from lebenszeichen.imports.decoding import read_lines
from lebenszeichen.imports.errors import UnreadableList
from lebenszeichen.imports.rows import SourceList
from lebenszeichen.imports.tables import DownloadedTable, read_table
from lebenszeichen.imports.viasna import is_export, read_export


def read_files(
    contents: Sequence[tuple[bytes, str]],
    *,
    key: bytes,
    today: date,
    lang: str | None = None,
    advance: Callable[[int], object] = lambda _rows: None,
) -> list[SourceList] | DownloadedTable:
    """Read (content, name) pairs. Exports of several languages go together; a downloaded table goes alone.

    Raises UnreadableList or ListCutShort.
    """
    exports: list[SourceList] = []
    for content, name in contents:
        headers = next(read_lines(content, name)).cells
        if is_export([header.strip().lower() for header in headers]):
            exports.append(read_export(content, name, key=key, today=today, lang=lang, advance=advance))
        elif len(contents) > 1:
            raise UnreadableList(f"{name} is a table without ids: import it by itself.")
        else:
            return read_table(content, name, today=today)
    return exports
