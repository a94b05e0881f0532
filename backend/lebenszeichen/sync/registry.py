"""Which facts this server understands: one table, by name and schema.

A schema that phones once used stays here for as long as a phone may come back with it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lebenszeichen.claims.facts import NameGivenBack, NamesTaken, parse_name_given_back, parse_names_taken
from lebenszeichen.events.facts import (
    EventOpened,
    PilePosted,
    TallyRecorded,
    parse_event_opened,
    parse_pile_posted,
    parse_tally_recorded,
)
from lebenszeichen.letters.facts import (
    CardFact,
    OutcomeTold,
    Void,
    parse_fact_voided,
    parse_letter_handed_in,
    parse_letter_posted,
    parse_letter_written,
    parse_outcome_told,
)
from lebenszeichen.sync.errors import UnknownFact
from lebenszeichen.sync.mutations import Mutation

Fact = CardFact | Void | NamesTaken | NameGivenBack | EventOpened | PilePosted | TallyRecorded | OutcomeTold


@dataclass(frozen=True, slots=True)
class MutationType:
    """How the args of a mutation are read, and what it weighs on."""

    parse: Callable[[Mapping[str, Any]], Fact]
    posts: bool = False
    """On the soft caps of posted cards."""
    claims: bool = False
    """On the soft cap of names that one phone takes; its link to the phone ends with the claim."""


MUTATION_TYPES: dict[tuple[str, int], MutationType] = {
    ("letter_written", 1): MutationType(parse_letter_written),
    ("letter_handed_in", 1): MutationType(parse_letter_handed_in, posts=True),
    ("letter_posted", 1): MutationType(parse_letter_posted, posts=True),
    ("fact_voided", 1): MutationType(parse_fact_voided),
    ("names_taken", 1): MutationType(parse_names_taken, claims=True),
    ("name_given_back", 1): MutationType(parse_name_given_back, claims=True),
    ("event_opened", 1): MutationType(parse_event_opened),
    ("tally_recorded", 1): MutationType(parse_tally_recorded),
    ("pile_posted", 1): MutationType(parse_pile_posted),
    ("outcome_told", 1): MutationType(parse_outcome_told, posts=True),
}


def type_of(mutation: Mutation) -> MutationType:
    """Raises UnknownFact, pointing at the name or at the schema."""
    found = MUTATION_TYPES.get((mutation.name, mutation.schema))
    if found is None:
        known = any(name == mutation.name for name, _ in MUTATION_TYPES)
        raise UnknownFact(pointer="/schema" if known else "/name")
    return found
