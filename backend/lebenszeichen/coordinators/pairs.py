"""Who may be the second of two. One rule for everything that two coordinators decide."""

from collections.abc import Collection
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.coordinators.independence import are_independent
from lebenszeichen.coordinators.models import Coordinator

Obstacle = Literal["own", "invited"]


def obstacle_to_second(session: Session, firsts: Collection[str], second: str) -> Obstacle | None:
    """Why `second` cannot confirm what `firsts` have said; None: nothing speaks against it."""
    if second in firsts:
        return "own"
    people = {one.id: one for one in session.scalars(select(Coordinator).where(Coordinator.id.in_({*firsts, second})))}
    known = [people[id] for id in firsts if id in people]
    return None if all(are_independent(first, people[second]) for first in known) else "invited"
