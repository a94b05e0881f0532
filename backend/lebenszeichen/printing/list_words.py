"""What stands on a list besides names and addresses. A language is a file under `words/`."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from babel.dates import format_date


@dataclass(frozen=True, slots=True)
class ListWords:
    """The words of one language; `head`, `code` and `sheet` have places to fill."""

    locale: str
    """How it writes days: en_GB."""
    head: str
    code: str
    sheet: str
    written: str
    posted: str
    invented: str
    foot: str

    def headed(self, day: date) -> str:
        return self.head.format(date=format_date(day, format="long", locale=self.locale))


@cache
def list_languages() -> tuple[str, ...]:
    """Every language that has them, sorted by code."""
    found = (file.name for file in files("lebenszeichen.printing").joinpath("words").iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in found if name.endswith(".json")))


@cache
def list_words(lang: str) -> ListWords:
    """Raises TypeError when a word is missing or too many."""
    text = files("lebenszeichen.printing").joinpath("words", f"{lang}.json").read_text("utf-8")
    return ListWords(**json.loads(text))
