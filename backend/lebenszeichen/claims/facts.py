"""What a volunteer does with names, as values."""

from dataclasses import dataclass

from lebenszeichen.args import Args, only, slug_in, slugs_in, uuid_in

MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class NamesTaken:
    """Somebody wants to write to these people."""

    claim_id: str
    prisoner_ids: tuple[str, ...]
    campaign_id: str


@dataclass(frozen=True, slots=True)
class NameGivenBack:
    """One of them is free for others again: given back, or the card is on its way."""

    claim_id: str
    prisoner_id: str


def parse_names_taken(args: Args) -> NamesTaken:
    """Raises InvalidFact with a pointer into the args."""
    only(args, "claim_id", "prisoner_ids", "campaign_id")
    names = slugs_in(args, "prisoner_ids", least=1, most=MOST_NAMES)
    return NamesTaken(uuid_in(args, "claim_id"), names, slug_in(args, "campaign_id"))


def parse_name_given_back(args: Args) -> NameGivenBack:
    """Raises InvalidFact with a pointer into the args."""
    only(args, "claim_id", "prisoner_id")
    return NameGivenBack(uuid_in(args, "claim_id"), slug_in(args, "prisoner_id"))
