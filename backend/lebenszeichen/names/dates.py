"""Days as lists write them: whole, only a month or a year, unknown, or odd.

A partial date stays partial: "2021-07" never becomes the first of July. What cannot be read, does not exist or lies in
the future is not taken, and said to be odd, so that a person looks at it.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Oddity = Literal["not_a_date", "no_such_day", "in_the_future"]

_MONTHS = {
    "be": "студзень люты сакавік красавік травень чэрвень ліпень жнівень верасень кастрычнік лістапад снежань",
    "be, of": "студзеня лютага сакавіка красавіка траўня чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "ru, of": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "en": "january february march april may june july august september october november december",
}
_MONTH_OF = {word: number for words in _MONTHS.values() for number, word in enumerate(words.split(), 1)}
_MONTH_OF["мая"] = _MONTH_OF["май"] = 5

_SHAPES = (
    re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"),
    re.compile(r"(?:(?P<day>\d{1,2})[./])?(?P<month>\d{1,2})[./](?P<year>\d{4})"),
    re.compile(r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<word>[^\W\d]+),?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<word>[a-z]+)\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"),
)
_ENDING = re.compile(r"\s*(?:г|год|года|годзе)\.?$")


@dataclass(frozen=True, slots=True)
class ReadDate:
    """`value` is `2021-07-14`, `2021-07`, `2021` or None; `odd` says why a text was not taken."""

    value: str | None
    odd: Oddity | None = None


def read_date(text: str, today: date) -> ReadDate:
    """Read one cell. Empty is unknown and not odd; a word for "unknown" is odd: a list leaves the cell empty."""
    tidy = _ENDING.sub("", " ".join(text.split()).lower())
    if not tidy:
        return ReadDate(None)
    for shape in _SHAPES:
        if found := shape.fullmatch(tidy):
            return _checked(found.groupdict(), today)
    return ReadDate(None, "not_a_date")


def _checked(parts: dict[str, str | None], today: date) -> ReadDate:
    month = _MONTH_OF.get(word) if (word := parts.get("word")) else int(parts.get("month") or 0)
    if month is None:
        return ReadDate(None, "not_a_date")
    year, day = int(parts["year"] or 0), int(parts.get("day") or 0)
    try:
        earliest = date(year, month or 1, day or 1)
    except ValueError:
        return ReadDate(None, "no_such_day")
    if earliest > today:
        return ReadDate(None, "in_the_future")
    pieces = [f"{year:04}", f"{month:02}" if month else "", f"{day:02}" if day else ""]
    return ReadDate("-".join(piece for piece in pieces if piece))


def is_whole(day: str | None) -> bool:
    """Is it a day, not only a month or a year?"""
    return day is not None and len(day) == 10


def agree(one: str | None, other: str | None) -> bool:
    """Can both be the same day? Unknown agrees with everything, `2021` with `2021-07-14`."""
    return one is None or other is None or one.startswith(other) or other.startswith(one)
