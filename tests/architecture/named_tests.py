"""Pages of docs/ that name tests: numbered rows of a table, and whether what they name is there."""

import re
from dataclasses import dataclass
from functools import cached_property

from architecture.source_tree import ROOT

_ROW = re.compile(r"^\| (\d+) \|(.*)\|$", re.MULTILINE)
_NAMED = re.compile(r"`(tests/[^`]+)`")


@dataclass(frozen=True)
class Page:
    """A page with a table whose rows are numbered and name tests: `file`, or `file::test`."""

    name: str

    @cached_property
    def rows(self) -> list[tuple[int, str]]:
        return [(int(number), row) for number, row in _ROW.findall(self._text)]

    @property
    def rows_without_a_test(self) -> list[int]:
        return [number for number, row in self.rows if not _NAMED.search(row)]

    @property
    def missing(self) -> list[str]:
        """What the page names and nobody finds."""
        return [named for named in _NAMED.findall(self._text) if not is_there(named)]

    @cached_property
    def _text(self) -> str:
        return (ROOT / "docs" / self.name).read_text("utf-8")


def is_there(named: str) -> bool:
    """Is there such a file or folder, with such a test: a function of Python's, or a sentence of TypeScript's?"""
    file, _, test = named.partition("::")
    path = ROOT / file
    if not path.exists() or not test:
        return path.exists()
    source = path.read_text("utf-8")
    return f"def {test}(" in source if path.suffix == ".py" else any(f"{q}{test}{q}" in source for q in "\"'`")
