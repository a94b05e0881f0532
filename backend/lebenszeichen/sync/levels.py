"""The levels file: a coarse step per prisoner, and what campaigns there are."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen.campaigns.queries import public_campaigns
from lebenszeichen.clock import second
from lebenszeichen.database.spaces import reached, server_state
from lebenszeichen.letters.levels import levels_of, public_total, window_start
from lebenszeichen.letters.queries import posted_for_campaigns, posted_since
from lebenszeichen.prisoners.queries import prisoners_not_shown


@dataclass(frozen=True, slots=True)
class Steps:
    """Cards posted in the last 90 days from which a level is 1 and 2."""

    some: int
    many: int


@dataclass(frozen=True, slots=True)
class Levels:
    """A levels document, and how many rows (prisoners and campaigns) are in it."""

    epoch: str
    seq: int
    document: dict[str, Any]
    rows: int


def levels_now(session: Session, steps: Steps, today: date) -> Levels:
    """As of this snapshot: the counter is read first, so nothing at or below it is missing."""
    seq = reached(session, "levels")
    state = server_state(session)
    totals = posted_for_campaigns(session)
    campaigns = [
        {**campaign, "posted": public_total(totals.get(campaign["id"], 0))} for campaign in public_campaigns(session)
    ]
    unseen = prisoners_not_shown(session)
    posted = {id: count for id, count in posted_since(session, window_start(today)).items() if id not in unseen}
    levels = levels_of(posted, steps.some, steps.many)
    document = {
        "kind": "levels",
        "epoch": state.epoch,
        "seq": seq,
        "settled_until": second(state.settled_until) if state.settled_until else None,
        "levels": levels,
        "campaigns": campaigns,
    }
    return Levels(state.epoch, seq, document, len(levels) + len(campaigns))
