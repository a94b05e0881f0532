"""Several files of one import: exports, or one downloaded table. Pure."""

from collections.abc import Generator, Sequence
from datetime import date

from lebenszeichen.imports.errors import UnreadableList
from lebenszeichen.imports.opening import open_list
from lebenszeichen.imports.progress import Progress, at_once
from lebenszeichen.imports.rows import SourceList
from lebenszeichen.imports.tables import DownloadedTable, reading_table
from lebenszeichen.imports.viasna import is_export, reading_export

Lists = list[SourceList] | DownloadedTable


def reading_files(
    contents: Sequence[tuple[bytes, str]], *, key: bytes, today: date, lang: str | None = None
) -> Generator[Progress, None, Lists]:
    """Read (content, name) pairs. Exports of several languages go together; a downloaded table goes alone.

    Raises UnreadableList or ListCutShort.
    """
    exports: list[SourceList] = []
    total, before = sum(content.count(b"\n") for content, _ in contents), 0
    for content, name in contents:
        opened = open_list(content, name)
        total += opened.size - content.count(b"\n")
        reading: Generator[int, None, SourceList | DownloadedTable]
        if is_export(opened.headers):
            reading = reading_export(opened, key=key, today=today, lang=lang)
        elif len(contents) > 1:
            raise UnreadableList(f"{name} is a table without ids: import it by itself.", "table_alone")
        else:
            reading = reading_table(opened, today=today)
        read = yield from _told(reading, before, total)
        before += opened.size
        if isinstance(read, DownloadedTable):
            return read
        exports.append(read)
    yield Progress("reading", total, total)
    return exports


def _told(
    reading: Generator[int, None, SourceList | DownloadedTable], before: int, total: int
) -> Generator[Progress, None, SourceList | DownloadedTable]:
    while True:
        try:
            line = next(reading)
        except StopIteration as done:
            read: SourceList | DownloadedTable = done.value
            return read
        yield Progress("reading", min(before + line, total), total)


def read_files(contents: Sequence[tuple[bytes, str]], *, key: bytes, today: date, lang: str | None = None) -> Lists:
    """The same at once."""
    return at_once(reading_files(contents, key=key, today=today, lang=lang))
