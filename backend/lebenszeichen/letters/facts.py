"""What a volunteer can do to a card, as values; and what takes a fact back."""

from dataclasses import dataclass
from typing import Literal, get_args

from lebenszeichen.args import Args, InvalidFact, only, slug_in, uuid_in
from lebenszeichen.events.facts import event_id_in
from lebenszeichen.identifiers import CampaignId, LetterId, PrisonerId

CardFactName = Literal["letter_written", "letter_handed_in", "letter_posted"]
Heard = Literal["arrived", "answered", "came_back"]


@dataclass(frozen=True, slots=True)
class CardFact:
    """A card was written, handed in at an evening, or put into a letter box."""

    fact: CardFactName
    letter_id: LetterId
    prisoner_id: PrisonerId
    campaign_id: CampaignId
    event_id: str | None = None
    """Of a card that was handed in: the evening's code."""


@dataclass(frozen=True, slots=True)
class FactVoided:
    """A fact of a card is taken back."""

    letter_id: LetterId
    fact: CardFactName


@dataclass(frozen=True, slots=True)
class OutcomeTold:
    """Somebody heard what became of a card of this campaign; of which card stays on the phone."""

    outcome_id: str
    campaign_id: str
    outcome: Heard


@dataclass(frozen=True, slots=True)
class TallyVoided:
    """Cards that were counted by hand are not to count."""

    tally_id: str


@dataclass(frozen=True, slots=True)
class PileVoided:
    """The box of an evening did not go into the letter box."""

    pile_id: str
    event_id: str


@dataclass(frozen=True, slots=True)
class OutcomeVoided:
    """What somebody told of a card was a mistake."""

    outcome_id: str


Void = FactVoided | TallyVoided | PileVoided | OutcomeVoided


def parse_letter_written(args: Args) -> CardFact:
    """Raises InvalidFact with a pointer into the args."""
    only(args, "letter_id", "prisoner_id", "campaign_id")
    return _card_fact("letter_written", args)


def parse_letter_posted(args: Args) -> CardFact:
    """Raises InvalidFact with a pointer into the args."""
    only(args, "letter_id", "prisoner_id", "campaign_id")
    return _card_fact("letter_posted", args)


def parse_letter_handed_in(args: Args) -> CardFact:
    """Raises InvalidFact with a pointer into the args."""
    only(args, "letter_id", "prisoner_id", "campaign_id", "event_id")
    return _card_fact("letter_handed_in", args, event_id_in(args))


def parse_outcome_told(args: Args) -> OutcomeTold:
    """Raises InvalidFact with a pointer into the args."""
    only(args, "outcome_id", "campaign_id", "outcome")
    for outcome in get_args(Heard):
        if args["outcome"] == outcome:
            return OutcomeTold(uuid_in(args, "outcome_id"), slug_in(args, "campaign_id"), outcome)
    raise InvalidFact("A card arrived, was answered, or came back.", pointer="/args/outcome")


def parse_fact_voided(args: Args) -> Void:
    """Raises InvalidFact with a pointer into the args."""
    if "fact" not in args:
        raise InvalidFact("A member is missing.", pointer="/args/fact")
    if args["fact"] == "tally_recorded":
        only(args, "tally_id", "fact")
        return TallyVoided(uuid_in(args, "tally_id"))
    if args["fact"] == "pile_posted":
        only(args, "pile_id", "event_id", "fact")
        return PileVoided(uuid_in(args, "pile_id"), event_id_in(args))
    if args["fact"] == "outcome_told":
        only(args, "outcome_id", "fact")
        return OutcomeVoided(uuid_in(args, "outcome_id"))
    for fact in get_args(CardFactName):
        if args["fact"] == fact:
            only(args, "letter_id", "fact")
            return FactVoided(LetterId(uuid_in(args, "letter_id")), fact)
    raise InvalidFact("This kind of fact cannot be taken back.", pointer="/args/fact")


def _card_fact(fact: CardFactName, args: Args, event_id: str | None = None) -> CardFact:
    return CardFact(
        fact=fact,
        letter_id=LetterId(uuid_in(args, "letter_id")),
        prisoner_id=PrisonerId(slug_in(args, "prisoner_id")),
        campaign_id=CampaignId(slug_in(args, "campaign_id")),
        event_id=event_id,
    )
