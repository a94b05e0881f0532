"""From the cells of a row to a SourceRow, collecting what is odd. Pure."""

import re
from datetime import date
from functools import lru_cache

from lebenszeichen.imports.decoding import Line
from lebenszeichen.imports.rows import OddField, SourceRow, Status
from lebenszeichen.names.dates import read_date

_STATUSES = {status.value: status for status in Status if status is not Status.DIED}
_GENDERS = {
    "male": "male", "m": "male", "мужской": "male", "мужчына": "male", "мужчынскі": "male", "муж": "male",
    "female": "female", "f": "female", "женский": "female", "жанчына": "female", "жаночы": "female", "жен": "female",
}  # fmt: skip
_NOT_DIED = {"", "0", "no", "нет", "не"}
_DIED = {"1", "yes", "да", "так"}
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЎў]")
LONGEST_SENTENCE = 400

# The same days stand in every language's file, and many in one file: reading them was a quarter of the work.
_read_date = lru_cache(maxsize=1 << 15)(read_date)


class CellReader:
    """Reads rows whose columns are `headers`; days after `today` are odd. Without `has_state` no state is read."""

    def __init__(self, headers: list[str], today: date, *, has_state: bool = True) -> None:
        self._has_state = has_state
        self._place = {header: place for place, header in enumerate(headers)}
        self._today = today

    def row(self, line: Line, fingerprint: str) -> tuple[SourceRow, list[OddField]]:
        """The row as it was understood; its language is set later, when the whole file has told it."""
        odd: list[OddField] = []
        row = SourceRow(
            source_id=self._text(line, "id"),
            url=self._text(line, "url"),
            status=self._status(line, odd),
            name=self._name(line, odd),
            gender=self._gender(line, odd),
            birthday=self._date(line, "birthday", odd),
            detained_on=self._date(line, "arrested", odd),
            sentenced_on=self._date(line, "verdict_date", odd),
            released_on=self._date(line, "release_date", odd),
            sentence=self._text(line, "decision")[:LONGEST_SENTENCE] or None,
            prison=self._raw(line, "prison").strip(),
            charges=self._raw(line, "articles").strip() or None,
            description=self._raw(line, "description").strip() or None,
            fingerprint=fingerprint,
        )
        return row, odd

    def _raw(self, line: Line, column: str) -> str:
        place = self._place.get(column)
        return "" if place is None else line.cells[place]

    def _text(self, line: Line, column: str) -> str:
        return " ".join(self._raw(line, column).split())

    def _odd(self, line: Line, column: str, reason: str) -> OddField:
        return OddField(self._text(line, "id"), line.number, column, reason)

    def _date(self, line: Line, column: str, odd: list[OddField]) -> str | None:
        read = _read_date(self._raw(line, column), self._today)
        if read.odd:
            odd.append(self._odd(line, column, read.odd))
        return read.value

    def _name(self, line: Line, odd: list[OddField]) -> str:
        name = self._text(line, "name")
        if any(_LATIN.search(word) and _CYRILLIC.search(word) for word in name.split()):
            odd.append(self._odd(line, "name", "two_scripts"))
        return name

    def _gender(self, line: Line, odd: list[OddField]) -> str | None:
        text = self._text(line, "gender").lower().rstrip(".")
        if text and text not in _GENDERS:
            odd.append(self._odd(line, "gender", "unknown_word"))
        return _GENDERS.get(text)

    def _status(self, line: Line, odd: list[OddField]) -> Status | None:
        if not self._has_state:
            return None
        died = self._text(line, "died").lower()
        if died not in _NOT_DIED:
            if died not in _DIED and read_date(died, self._today).value is None:
                odd.append(self._odd(line, "died", "unknown_word"))
            return Status.DIED
        status = _STATUSES.get(self._text(line, "status").lower())
        if status is None:
            odd.append(self._odd(line, "status", "unknown_word"))
        return status
