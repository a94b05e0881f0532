"""What a volunteer can do to a card, as values. Read strictly: what is not understood is not counted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from lebenszeichen.identifiers import CampaignId, LetterId, PrisonerId, is_uuid
from lebenszeichen.letters.errors import InvalidFact

CardFactName = Literal["letter_written", "letter_posted"]

# Wider than the ids that we make ourselves; narrow enough for every database.
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class CardFact:
    """A card was written, or put into a letter box."""

    fact: CardFactName
    letter_id: LetterId
    prisoner_id: PrisonerId
    campaign_id: CampaignId


@dataclass(frozen=True, slots=True)
class FactVoided:
    """A fact of a card is taken back."""

    letter_id: LetterId
    fact: CardFactName


Fact = CardFact | FactVoided


def parse_letter_written(args: Mapping[str, object]) -> Fact:
    """Raises InvalidFact with a pointer into the args."""
    return _card_fact("letter_written", args)


def parse_letter_posted(args: Mapping[str, object]) -> Fact:
    """Raises InvalidFact with a pointer into the args."""
    return _card_fact("letter_posted", args)


def parse_fact_voided(args: Mapping[str, object]) -> Fact:
    """Raises InvalidFact with a pointer into the args."""
    _only(args, "letter_id", "fact")
    for fact in get_args(CardFactName):
        if args["fact"] == fact:
            return FactVoided(letter_id=_letter_id(args), fact=fact)
    raise InvalidFact("Only letter_written and letter_posted can be taken back.", pointer="/args/fact")


def _card_fact(fact: CardFactName, args: Mapping[str, object]) -> CardFact:
    _only(args, "letter_id", "prisoner_id", "campaign_id")
    return CardFact(
        fact=fact,
        letter_id=_letter_id(args),
        prisoner_id=PrisonerId(_slug(args, "prisoner_id")),
        campaign_id=CampaignId(_slug(args, "campaign_id")),
    )


def _only(args: Mapping[str, object], *names: str) -> None:
    for name in names:
        if name not in args:
            raise InvalidFact("A member is missing.", pointer=f"/args/{name}")
    if args.keys() - set(names):
        raise InvalidFact("There is a member that this kind of fact does not have.", pointer="/args")


def _letter_id(args: Mapping[str, object]) -> LetterId:
    value = args["letter_id"]
    if not isinstance(value, str) or not is_uuid(value):
        raise InvalidFact("A letter's id is a UUID.", pointer="/args/letter_id")
    return LetterId(value)


def _slug(args: Mapping[str, object], name: str) -> str:
    value = args[name]
    if not isinstance(value, str) or not _SLUG.fullmatch(value):
        raise InvalidFact("This is not an id.", pointer=f"/args/{name}")
    return value
