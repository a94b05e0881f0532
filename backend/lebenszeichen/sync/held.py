"""Held cards as a coordinator sees and decides them: by campaign and day, with how many phones they came from.

No link names a letter. The link of a card that does not count yet bears a mark: a keyed hash of campaign and day, the
same for all of them. Without the key (outside the database) the mark says nothing but "these came for one day".
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from lebenszeichen.database.spaces import hold_server_state
from lebenszeichen.letters import holding
from lebenszeichen.letters.holding import Group
from lebenszeichen.sync import ledger, newcomers
from lebenszeichen.sync.weighing import SOFT_CAP_WINDOW, Rules


@dataclass(frozen=True, slots=True)
class Phones:
    """From how many phones the held cards of a group came, as far as that is still known."""

    phones: int = 0
    most: int = 0
    """Cards of the phone that told of most."""
    cards: int = 0
    """Cards of which the phone is known."""


def mark_of(key: bytes, group: Group, settles_at: datetime | None = None) -> str:
    """32 hexadecimal digits for the links of a group's cards; another for each moment at which some of them settle."""
    moment = "" if settles_at is None else f"{settles_at:%Y-%m-%dT%H:%M}"
    text = f"held:{group.campaign_id}:{group.day}:{moment}"
    return hashlib.blake2b(text.encode(), key=key, digest_size=16).hexdigest()


def phones_of_held(session: Session, key: bytes) -> dict[Group, Phones]:
    """For each group in which a card waits for a look."""
    marks = ledger.marked(session)
    return {group: Phones(*marks.get(mark_of(key, group), (0, 0, 0))) for group in holding.held_groups(session)}


def let_count(session: Session, key: bytes, campaign_id: str | None = None, day: date | None = None) -> int:
    """Held cards count from now on, of all campaigns and days or of those that are named; returns how many."""
    looked_at = _named(session, campaign_id, day)
    cards = holding.release_held(session, campaign_id, day)
    _looked(session, key, looked_at)
    return cards


def leave_out(session: Session, key: bytes, group: Group) -> int:
    """Held cards of this group do not count, for good; returns how many. `holding.hold_again` takes it back."""
    cards = holding.leave_out(session, group.campaign_id, group.day)
    _looked(session, key, [group])
    return cards


def waits(session: Session) -> bool:
    """Is there anything for `settle` to do?"""
    return bool(holding.settling(session) or ledger.marked(session))


def settle(session: Session, rules: Rules, now: datetime) -> int:
    """Let cards of new phones count whose time has come, or hold them; returns how many count from now on.

    All that settle are held when new phones together tell of too many. Those of one campaign, day and quarter of an
    hour are held when a phone among theirs has gone above its own cap since: which of them are its own nobody knows.
    Marks to which nothing belongs any more are taken away.
    """
    waiting = {mark_of(rules.key, one.group, one.settles_at): one for one in holding.settling(session)}
    if newcomers.are_too_many(session, now, rules.newcomers_cap):
        against = set(waiting)
    else:
        against = ledger.marks_of_busy_phones(session, waiting, now - SOFT_CAP_WINDOW, rules.soft_cap)
    due = [one for mark, one in waiting.items() if one.settles_at <= now and mark not in against]
    for mark in sorted(against):
        holding.hold_settling(session, waiting[mark])
        ledger.mark_anew(session, mark, mark_of(rules.key, waiting[mark].group))
    count = sum(holding.settle(session, one) for one in due)
    if due or against:
        # Phones that were told when these would count must hear that the moment is over, or they add them for ever.
        state = hold_server_state(session)
        moments = [waiting[mark].settles_at for mark in against]
        state.settled_until = max([now, state.settled_until or now, *moments])
    _keep_marks(session, rules.key)
    return count


def _keep_marks(session: Session, key: bytes) -> None:
    looked_for = {mark_of(key, group) for group in holding.held_groups(session)}
    waiting = {mark_of(key, one.group, one.settles_at) for one in holding.settling(session)}
    ledger.keep_marks(session, looked_for | waiting)


def _named(session: Session, campaign_id: str | None, day: date | None) -> list[Group]:
    groups = holding.held_groups(session)
    return [one for one in groups if campaign_id in (None, one.campaign_id) and day in (None, one.day)]


def _looked(session: Session, key: bytes, groups: list[Group]) -> None:
    """Nobody needs to know from how many phones they came any more, and what new phones tell of is summed anew."""
    for group in groups:
        ledger.mark_anew(session, mark_of(key, group), None)
    newcomers.forget_all(session)
