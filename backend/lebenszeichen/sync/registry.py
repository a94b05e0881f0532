"""Which facts this server understands: one table, by name and schema.

A schema that phones once used stays here for as long as a phone may come back with it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lebenszeichen.letters.facts import Fact, parse_fact_voided, parse_letter_posted, parse_letter_written
from lebenszeichen.sync.errors import UnknownFact
from lebenszeichen.sync.mutations import Mutation


@dataclass(frozen=True, slots=True)
class MutationType:
    """How the args of a mutation are read, and whether it weighs on the soft cap of posted cards."""

    parse: Callable[[Mapping[str, Any]], Fact]
    posts: bool = False


MUTATION_TYPES: dict[tuple[str, int], MutationType] = {
    ("letter_written", 1): MutationType(parse_letter_written),
    ("letter_posted", 1): MutationType(parse_letter_posted, posts=True),
    ("fact_voided", 1): MutationType(parse_fact_voided),
}


def type_of(mutation: Mutation) -> MutationType:
    """Raises UnknownFact, pointing at the name or at the schema."""
    found = MUTATION_TYPES.get((mutation.name, mutation.schema))
    if found is None:
        known = any(name == mutation.name for name, _ in MUTATION_TYPES)
        raise UnknownFact(pointer="/schema" if known else "/name")
    return found
