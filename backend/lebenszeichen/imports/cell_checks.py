"""Cells that no list of people has: a formula, a piece of a web page, "????" for a name, or a thousand letters. Pure.

Such a file was made to do something to whoever opens it, or is no list; it is refused as a whole, with the place.
"""

import re

from lebenszeichen.imports.decoding import Line
from lebenszeichen.imports.errors import Reason, UnreadableList

LONGEST_NAME = 200
LONGEST_PLACE = 1000
_KEPT = (
    "id",
    "name",
    "gender",
    "birthday",
    "arrested",
    "articles",
    "prison",
    "decision",
    "description",
    "verdict_date",
)
_PUBLIC = ("name", "prison", "decision")
# What a spreadsheet computes when somebody opens the cell. A minus begins many an honest line.
_FORMULA = re.compile(r"\s*[=+@]")
_MARKUP = re.compile(r"<[a-zA-Z/!?]")
# What is left of Cyrillic when a program saves it in an encoding that has none.
_LOST = re.compile(r"\?{3}|\ufffd")
_LETTERS_LOST = "letters were lost when the file was saved; take it as it was downloaded, or save it as CSV UTF-8"


class CellCheck:
    """Looks at the cells that we keep. Raises UnreadableList, naming line and column."""

    def __init__(self, headers: list[str], name: str) -> None:
        if twice := {header for header in headers if header in _KEPT and headers.count(header) > 1}:
            column = ", ".join(sorted(twice))
            raise UnreadableList(
                f"{name}, line 1: the column {column} stands there twice.", "twice_column", column=column
            )
        places = {header: place for place, header in enumerate(headers)}
        self._name = name
        self._kept = [(column, places[column]) for column in _KEPT if column in places]
        self._public = [(column, places[column]) for column in _PUBLIC if column in places]
        self._name_place = places["name"]
        self._limits = [
            (column, places[column], limit)
            for column, limit in (("name", LONGEST_NAME), ("prison", LONGEST_PLACE))
            if column in places
        ]

    def __call__(self, line: Line) -> None:
        for column, place in self._kept:
            if _FORMULA.match(line.cells[place]):
                raise self._wrong(line, column, "begins like a spreadsheet's formula", "formula")
        for column, place in self._public:
            if "<" in line.cells[place] and _MARKUP.search(line.cells[place]):
                raise self._wrong(line, column, "holds a piece of a web page", "markup")
        if _LOST.search(line.cells[self._name_place]):
            raise self._wrong(line, "name", _LETTERS_LOST, "lost_letters")
        for column, place, limit in self._limits:
            if len(line.cells[place]) > limit:
                raise self._wrong(line, column, f"has more than {limit} letters", "too_long")

    def _wrong(self, line: Line, column: str, what: str, reason: Reason) -> UnreadableList:
        detail = f"{self._name}, line {line.number}, column {column}: {what}."
        return UnreadableList(detail, reason, line=line.number, column=column)
