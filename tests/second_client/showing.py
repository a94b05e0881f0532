"""What a campaign shows: its published total, and what this phone knows better."""

from __future__ import annotations

from collections.abc import Iterable

from .outbox import POSTED, Fact, Letter
from .wire import Json, moment

SENT = ("waiting", "counted")


def total(levels: Json | None, campaign_id: str, letters: Iterable[Letter]) -> int | None:
    """The number to show; None where it is not known or fewer than five."""
    campaigns = levels["campaigns"] if levels else []
    posted: int | None = next((found["posted"] for found in campaigns if found["id"] == campaign_id), None)
    if levels is None or posted is None:
        return None
    return posted + sum(_own(levels, letter) for letter in letters if letter.campaign_id == campaign_id)


def in_flight(levels: Json | None, facts: Iterable[Fact]) -> bool:
    """Whether the levels do not speak of some counted fact yet."""
    counted = (fact for fact in facts if fact.state == "counted")
    return any(levels is None or levels["epoch"] != fact.ack_epoch or levels["seq"] < _seq(fact) for fact in counted)


def _own(levels: Json, letter: Letter) -> int:
    """1 for a card that comes, -1 for one that goes, 0 for one that the file says right."""
    posting, void = letter.fact(POSTED), letter.void(POSTED)
    if posting is None or posting.state not in SENT:
        return 0
    if void is None:
        return 1 if _to_come(levels, posting) else 0
    return -1 if _contains(levels, posting) and void.state in SENT and _to_come(levels, void) else 0


def _to_come(levels: Json, fact: Fact) -> bool:
    """Whether the file does not contain it, and is of the epoch in which it was acknowledged, if it was.

    One that waits again in a new epoch may well be in that epoch's files: it is added only when a push has said so.
    """
    return fact.ack_epoch in (None, levels["epoch"]) and not _contains(levels, fact)


def _contains(levels: Json, fact: Fact) -> bool:
    return fact.ack_epoch == levels["epoch"] and levels["seq"] >= _seq(fact) and _settled(levels, fact)


def _settled(levels: Json, fact: Fact) -> bool:
    if fact.settles_at is None:
        return True
    return levels["settled_until"] is not None and fact.settles_at <= moment(levels["settled_until"])


def _seq(fact: Fact) -> int:
    return fact.ack_seq or 0
