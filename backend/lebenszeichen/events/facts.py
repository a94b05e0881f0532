"""What an organiser does at an evening, as values. Keys are hashed as they are read, and go no further."""

from dataclasses import dataclass
from datetime import date

from lebenszeichen.args import Args, InvalidFact, day_in, only, slug_in, slugs_in, text_in, uuid_in, whole_in
from lebenszeichen.events.code import counting_of, is_code
from lebenszeichen.events.organiser import KEY, KEY_HASH, key_hash

MOST_TAKEN_OUT = 60
"""More do not fit into the args of a mutation."""
MOST_IN_A_TALLY = 2000


@dataclass(frozen=True, slots=True)
class EventOpened:
    """An organiser's phone opened an evening; a coordinator is still to say yes to it."""

    event_id: str
    campaign_id: str
    day: date
    key_hash: str


@dataclass(frozen=True, slots=True)
class PilePosted:
    """The box went into the letter box, but for the cards to some people."""

    pile_id: str
    event_id: str
    day: date
    taken_out: tuple[str, ...]
    key_hash: str


@dataclass(frozen=True, slots=True)
class TallyRecorded:
    """Cards were counted by hand."""

    tally_id: str
    event_id: str
    campaign_id: str
    cards: int
    prisoner_id: str | None
    key_hash: str


def parse_event_opened(args: Args) -> EventOpened:
    """Raises InvalidFact with a pointer into the args."""
    only(args, "event_id", "campaign_id", "counting", "day", "key_hash")
    event_id = event_id_in(args)
    if args["counting"] != counting_of(event_id):
        raise InvalidFact("The code says another way of counting.", pointer="/args/counting")
    return EventOpened(event_id, slug_in(args, "campaign_id"), day_in(args, "day"), text_in(args, "key_hash", KEY_HASH))


def parse_pile_posted(args: Args) -> PilePosted:
    """Raises InvalidFact with a pointer into the args."""
    only(args, "pile_id", "event_id", "day", "taken_out", "key")
    return PilePosted(
        pile_id=uuid_in(args, "pile_id"),
        event_id=event_id_in(args),
        day=day_in(args, "day"),
        taken_out=slugs_in(args, "taken_out", least=0, most=MOST_TAKEN_OUT),
        key_hash=key_hash(text_in(args, "key", KEY)),
    )


def parse_tally_recorded(args: Args) -> TallyRecorded:
    """Raises InvalidFact with a pointer into the args."""
    only(args, "tally_id", "event_id", "campaign_id", "cards", "prisoner_id", "key")
    return TallyRecorded(
        tally_id=uuid_in(args, "tally_id"),
        event_id=event_id_in(args),
        campaign_id=slug_in(args, "campaign_id"),
        cards=whole_in(args, "cards", least=1, most=MOST_IN_A_TALLY),
        prisoner_id=None if args["prisoner_id"] is None else slug_in(args, "prisoner_id"),
        key_hash=key_hash(text_in(args, "key", KEY)),
    )


def event_id_in(args: Args) -> str:
    """A code whose check is right. Raises InvalidFact."""
    value = args["event_id"]
    if not isinstance(value, str) or not is_code(value):
        raise InvalidFact("This is no evening's code.", pointer="/args/event_id")
    return value
