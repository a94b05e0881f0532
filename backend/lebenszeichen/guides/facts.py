"""The table of facts: each statement a guide may make, with its source, the source's date and the day we checked it."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

NO_SOURCE = "-"
OPINIONS_DIFFER = "opinions_differ"


class UnknownFact(Exception):
    """A text names a fact that has no row, or a translation has a row too many or too few."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement in one language.

    `source_date` is a year, a span of years ("2021-2025") or "undated"; `grade` is A to C, or "-" where we searched
    and found no source.
    """

    id: str
    topic: str
    statement: str
    grade: str
    source: str
    source_date: str
    note: str
    checked_on: date

    @property
    def has_source(self) -> bool:
        return self.grade != NO_SOURCE

    @property
    def opinions_differ(self) -> bool:
        return self.topic == OPINIONS_DIFFER


def parse_facts(table: str) -> dict[str, Fact]:
    """Read `facts.csv`: the facts in English, by id."""
    return {
        row["id"]: Fact(
            id=row["id"],
            topic=row["topic"],
            statement=row["statement_en"],
            grade=row["grade"],
            source=row["source"],
            source_date=row["source_date"],
            note=row["note"],
            checked_on=date.fromisoformat(row["checked_on"]),
        )
        for row in csv.DictReader(io.StringIO(table))
    }


def translate_facts(facts: Mapping[str, Fact], table: str) -> dict[str, Fact]:
    """Put a translation (`id,statement,source,note`) over the facts; grades, dates and topics stay as they are.

    Raises UnknownFact when the translation does not cover exactly the same ids.
    """
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(table))}
    if odd := rows.keys() ^ facts.keys():
        raise UnknownFact(f"facts and their translation differ: {', '.join(sorted(odd))}")
    return {
        id: replace(fact, statement=rows[id]["statement"], source=rows[id]["source"], note=rows[id]["note"])
        for id, fact in facts.items()
    }
