"""A push as one unit of work, and the answer to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen.clock import second
from lebenszeichen.database.spaces import server_state
from lebenszeichen.sync.high_water import Mark
from lebenszeichen.sync.ledger import Sender
from lebenszeichen.sync.manifest import MINIMUM_CLIENT
from lebenszeichen.sync.memory import mark_of
from lebenszeichen.sync.mutations import Mutation
from lebenszeichen.sync.push import Result, push
from lebenszeichen.sync.weighing import Rules


@dataclass(frozen=True, slots=True)
class Pushed:
    """What is told to the phone, and how far the database has come with it."""

    mark: Mark
    durable_before: int
    results: Sequence[Result]

    def as_json(self) -> dict[str, Any]:
        """The answer of docs/sync-protocol.md; days are still dates."""
        return {
            "epoch": self.mark.epoch,
            "durable_before": self.durable_before,
            "minimum_client": MINIMUM_CLIENT,
            "results": [_named(result) for result in self.results],
        }


def take_push(session: Session, rules: Rules, sender: Sender, mutations: Sequence[Mutation]) -> Pushed:
    """Push, then look how far the spaces have come. Raises DeviceForgotten."""
    results = push(session, rules, sender, mutations)
    return Pushed(mark_of(session), server_state(session).durable_before, results)


def _named(result: Result) -> dict[str, Any]:
    if result.outcome == "fork":
        return {"id": result.id, "outcome": "fork"}
    if result.problem is not None:
        return {"id": result.id, "outcome": "rejected", "problem": result.problem.as_json()}
    return {
        "id": result.id,
        "outcome": result.outcome,
        "seq": result.seq,
        "day": result.day,
        "day_moved": result.day_moved,
        "held": result.held,
        "settles_at": second(result.settles_at) if result.settles_at else None,
    }
