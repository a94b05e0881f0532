"""The levels file: a coarse step per prisoner, and what campaigns there are."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen.campaigns.queries import public_campaigns
from lebenszeichen.claims.queries import claims_standing
from lebenszeichen.clock import second
from lebenszeichen.database.spaces import reached, server_state
from lebenszeichen.letters.heard import heard_for_campaigns
from lebenszeichen.letters.levels import (
    Level,
    levels_of,
    public_outcomes,
    public_total,
    raised,
    window_start,
    with_claims,
)
from lebenszeichen.letters.queries import posted_for_campaigns, posted_since
from lebenszeichen.letters.tallies import tallied_since
from lebenszeichen.prisoners.queries import prisoners_not_shown, writable_prisoners


@dataclass(frozen=True, slots=True)
class Steps:
    """Cards posted in the last 90 days from which a level is 1 and 2, as long as few people have more."""

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
    totals, heard = posted_for_campaigns(session), heard_for_campaigns(session)
    campaigns = [
        {
            **campaign,
            "posted": public_total(totals.get(campaign["id"], 0)),
            "heard": public_outcomes(heard.get(campaign["id"], {})),
        }
        for campaign in public_campaigns(session)
    ]
    levels = _levels(session, steps, today)
    document = {
        "kind": "levels",
        "epoch": state.epoch,
        "seq": seq,
        "settled_until": second(state.settled_until) if state.settled_until else None,
        "levels": levels,
        "campaigns": campaigns,
    }
    return Levels(state.epoch, seq, document, len(levels) + len(campaigns))


def _levels(session: Session, steps: Steps, today: date) -> dict[str, Level]:
    """By what was posted, what was counted by hand for one person each, and the names that somebody has taken."""
    first_day = window_start(today)
    cards = Counter(posted_since(session, first_day))
    cards.update(tallied_since(session, first_day))
    unseen = prisoners_not_shown(session)
    seen = {id: count for id, count in cards.items() if id not in unseen}
    claims = {id: count for id, count in claims_standing(session, today).items() if id not in unseen}
    open_to_mail = writable_prisoners(session)
    theirs = {id: count for id, count in seen.items() if id in open_to_mail}
    some, many = raised(theirs, len(open_to_mail), steps.some, steps.many)
    return levels_of(with_claims(seen, claims, many), some, many)
