"""The few words that join a statement to its source, in one language (`texts/{lang}/words.json`)."""

import json
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from lebenszeichen.guides.facts import Fact


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns with `{source}` or `{date}`; `requests` are the words with which our own requests begin.

    `locale` is Babel's name for how this language writes a day.
    """

    locale: str
    according_to: str
    opinions_differ: str
    none_found: str
    undated: str
    checked: str
    requests: tuple[str, ...]
    trial_operator: str

    def day(self, day: date) -> str:
        return format_date(day, format="long", locale=self.locale)

    def citation(self, fact: Fact) -> str:
        """Where a statement comes from: "According to Libereco, 2020–2023"."""
        if not fact.has_source:
            return self.none_found.format(date=self.day(fact.checked_on))
        pattern = self.opinions_differ if fact.opinions_differ else self.according_to
        cited = pattern.format(source=self._source_with_date(fact))
        return f"{cited}; {fact.note}" if fact.note else cited

    def _source_with_date(self, fact: Fact) -> str:
        if fact.source_date == "undated":
            return f"{fact.source}, {self.undated}"
        if fact.source_date in fact.source:
            return fact.source
        return f"{fact.source}, {fact.source_date.replace('-', '–')}"


def parse_words(text: str) -> Words:
    """Read `words.json` of one language. Raises TypeError when a word is missing or too many."""
    members = json.loads(text)
    return Words(**{**members, "requests": tuple(members["requests"])})
