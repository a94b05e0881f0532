"""Who may be the second of two. One rule for everything that two coordinators decide."""

from collections.abc import Collection
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.coordinators.models import Coordinator

Obstacle = Literal["own", "invited"]


def obstacle_to_second(session: Session, firsts: Collection[str], second: str) -> Obstacle | None:
    """Why `second` cannot confirm what `firsts` have said; None: nothing speaks against it.

    Neither may have invited the other. Only "the second is nobody whom the first invited" would let one person do
    both: invite a puppet, let the puppet report, and confirm. The founding pair, invited by the command line, may.
    """
    if second in firsts:
        return "own"
    people = {one.id: one for one in session.scalars(select(Coordinator).where(Coordinator.id.in_({*firsts, second})))}
    other = people[second]
    for first in (people[id] for id in firsts if id in people):
        if first.founding and other.founding:
            continue
        if first.invited_by == other.id or other.invited_by == first.id:
            return "invited"
    return None
