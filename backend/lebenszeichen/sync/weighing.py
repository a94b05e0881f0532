"""Which posted cards of a push count at once, which settle first, and which wait for a coordinator's look."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from lebenszeichen.keys import storage_key
from lebenszeichen.settings import Settings
from lebenszeichen.sync import ledger, newcomers
from lebenszeichen.sync.ledger import Sender

SOFT_CAP_WINDOW = timedelta(hours=24)
_STEP = timedelta(minutes=15)
"""Cards of a quarter of an hour settle together: no letter's row says when exactly it came."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides besides the mutations themselves."""

    key: bytes
    """The storage key."""
    soft_cap: int
    """Posted cards of one phone in 24 hours that are not held."""
    newcomers_cap: int = 1_000_000
    """The same of all new phones together."""
    line_room: int = 1_000_000
    """How many more cards may come from where this push comes from before they are held."""
    settling: timedelta = timedelta(0)
    """How long a new phone's card waits for what else comes."""
    claim_days: int = 7
    """How long a name that somebody took weighs."""


def rules_of(settings: Settings, line_room: int = 0) -> Rules:
    """As this server is set up. Raises SettingsError without a storage key."""
    return Rules(
        key=storage_key(settings),
        soft_cap=settings.letters_soft_cap,
        newcomers_cap=settings.letters_soft_cap_newcomers,
        line_room=line_room,
        settling=timedelta(minutes=settings.letters_settle_minutes),
        claim_days=settings.claim_days,
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How a posted card is taken."""

    held: bool = False
    settles_at: datetime | None = None
    """It counts by itself then, unless something speaks against it."""

    @property
    def waits_for_a_look(self) -> bool:
        return self.held and self.settles_at is None


COUNTS = Standing()
FOR_A_LOOK = Standing(held=True)


class Scales:
    """The posted cards of one push, weighed one after the other."""

    def __init__(self, session: Session, rules: Rules, sender: Sender, registered_on: date) -> None:
        self._session = session
        self._rules = rules
        self._now = sender.received_at
        self._new = newcomers.is_new(registered_on, self._now.date())
        self._too_many = self._new and newcomers.are_too_many(session, self._now, rules.newcomers_cap)
        self._before = ledger.posted_by(session, sender.device_id, self._now - SOFT_CAP_WINDOW)
        self._claims = ledger.claimed_by(session, sender.device_id, self._now - SOFT_CAP_WINDOW)
        self._cards = 0

    def next(self) -> Standing:
        """How the next card is taken."""
        above_cap = self._before + self._cards >= self._rules.soft_cap
        if above_cap or self._too_many or self._cards >= self._rules.line_room:
            return FOR_A_LOOK
        if self._new and self._rules.settling:
            return Standing(held=True, settles_at=_next_step(self._now + self._rules.settling))
        return COUNTS

    def takes_claims(self) -> bool:
        """Does one more batch of names weigh, from a phone that has told of so many?"""
        return self._claims < self._rules.soft_cap

    def add(self, *, card: bool, claim: bool) -> None:
        """It was applied."""
        self._cards += card
        self._claims += claim

    def note(self) -> None:
        """Write down what new phones told of. Call it just before the counter's row is taken."""
        if self._new and self._cards:
            newcomers.note_cards(self._session, self._now, self._cards)


def _next_step(moment: datetime) -> datetime:
    past = timedelta(minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond) % _STEP
    return moment - past + _STEP if past else moment
