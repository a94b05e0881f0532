"""A push: what the server decides about each mutation of a batch, and what it then does, in one transaction.

Locks are taken in one order, so that batches never wait for each other in a circle: the device's row, then everything
that two batches could both write (the client's numbers, letters, evenings) in one sorted list, letter rows in ascending
id, and the counter row last; under it the count rows are brought up to date, so they need no lock of their own.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from lebenszeichen.accounts.service import lock_device
from lebenszeichen.database.spaces import advance
from lebenszeichen.identifiers import DeviceId, is_uuid
from lebenszeichen.letters.facts import CardFact
from lebenszeichen.letters.holding import Group
from lebenszeichen.letters.lifecycle import CountedDay, counted_day
from lebenszeichen.problem import Problem
from lebenszeichen.sync import ledger
from lebenszeichen.sync.effects import Effects, Taken
from lebenszeichen.sync.errors import ChangedContent, DeviceForgotten
from lebenszeichen.sync.held import mark_of
from lebenszeichen.sync.ledger import Seen, Sender
from lebenszeichen.sync.mutations import Mutation, check_id, content_hash, local_day, parsed_args
from lebenszeichen.sync.registry import Fact, type_of
from lebenszeichen.sync.weighing import COUNTS, Rules, Scales, Standing

Outcome = Literal["applied", "duplicate", "rejected", "fork"]


@dataclass(frozen=True, slots=True)
class Result:
    """What the server says of one mutation. `seq` is of the levels space; 0 when the ledger has forgotten it."""

    id: str
    outcome: Outcome
    seq: int = 0
    day: date | None = None
    day_moved: bool = False
    held: bool = False
    settles_at: datetime | None = None
    """Public numbers have it from then on."""
    posts: bool = False
    """It is a card, handed in or posted, that was not known before."""
    problem: Problem | None = None


def push(session: Session, rules: Rules, sender: Sender, mutations: Sequence[Mutation]) -> list[Result]:
    """Decide and apply a batch; one result per mutation, in order. Raises DeviceForgotten when it was just erased."""
    registered_on = lock_device(session, DeviceId(sender.device_id), sender.received_at.date())
    if registered_on is None:
        raise DeviceForgotten
    batch, results = _decide_all(session, rules, sender, registered_on, mutations)
    applied = {result.id for result in results if result.outcome == "applied"}
    if not applied:
        return results
    batch.settle_up()
    seq = advance(session, "levels", len(applied))
    batch.recount()
    ledger.stamp(session, applied, seq)
    return [_numbered(result, seq) if result.id in applied else result for result in results]


def _decide_all(
    session: Session, rules: Rules, sender: Sender, registered_on: date, mutations: Sequence[Mutation]
) -> tuple["_Batch", list[Result]]:
    """In one savepoint, as nearly every batch is taken whole: one for each mutation costs a third of a push."""

    def looked_around(*, alone: bool) -> _Batch:
        batch = _Batch(session, rules, sender, Scales(session, rules, sender, registered_on), alone=alone)
        batch.look_around(mutations)
        return batch

    together = looked_around(alone=False)
    try:
        with session.begin_nested():
            return together, [together.decide(mutation) for mutation in mutations]
    except (Problem, IntegrityError):
        pass
    # Nothing of it happened. Rows as they stood in that savepoint must not be taken for rows that are there.
    session.expunge_all()
    # Which of them it was, and what becomes of the others, is seen one by one.
    one_by_one = looked_around(alone=True)
    return one_by_one, [one_by_one.decide_alone(mutation) for mutation in mutations]


def _numbered(result: Result, seq: int) -> Result:
    return replace(result, seq=seq) if result.outcome in ("applied", "duplicate") else result


class _Batch:
    """One push at work: what was looked up for all of it, and how its posted cards are taken."""

    def __init__(self, session: Session, rules: Rules, sender: Sender, scales: Scales, *, alone: bool) -> None:
        """`alone`: each mutation has a savepoint of its own."""
        self._session = session
        self._alone = alone
        self._rules = rules
        self._sender = sender
        self._scales = scales
        self._effects = Effects(session, sender.received_at.date())
        self._seen: dict[str, Seen] = {}
        self._taken: set[int] = set()

    def look_around(self, mutations: Sequence[Mutation]) -> None:
        """Ask at once what would else be asked for each mutation, and hold the letters' rows."""
        facts = [fact for fact in map(_readable, mutations) if fact is not None]
        self._effects.hold(facts, f"client {self._sender.client_id}")
        ids = [mutation.id for mutation in mutations if is_uuid(mutation.id)]
        self._seen |= ledger.seen_mutations(self._session, ids)
        numbers = [mutation.seq for mutation in mutations]
        self._taken |= ledger.taken_numbers(self._session, self._sender.client_id, numbers)

    def settle_up(self) -> None:
        """Just before the counter row: whoever else is new waits only for what is left to do."""
        self._effects.post_piles()
        self._scales.note()

    def recount(self) -> None:
        """Under the counter row, the last lock: nobody else recounts now, and all who did can be seen."""
        self._effects.recount()

    def decide_alone(self, mutation: Mutation) -> Result:
        """Nothing is kept of a mutation that is rejected, and the others go on."""
        try:
            return self._decided_again(mutation)
        except Problem as problem:
            return Result(mutation.id, "rejected", problem=problem)

    def decide(self, mutation: Mutation) -> Result:
        """The order of decisions is the protocol's. Raises a Problem, or IntegrityError: somebody else was faster."""
        check_id(mutation)
        digest = content_hash(mutation, self._rules.key)
        if (known := self._known(mutation, digest)) is not None:
            return known
        return self._apply(mutation, digest)

    def _decided_again(self, mutation: Mutation) -> Result:
        try:
            return self.decide(mutation)
        except IntegrityError:
            # This id, number or letter is somebody else's. Now his rows can be seen: decide again.
            self._effects.forget()
            self.look_around([mutation])
        return self.decide(mutation)

    def _known(self, mutation: Mutation, digest: str) -> Result | None:
        if (seen := self._seen.get(mutation.id)) is not None:
            if seen.content_hash not in (None, digest):
                raise ChangedContent(pointer="/args")
            return self._duplicate(mutation, seen)
        return Result(mutation.id, "fork") if mutation.seq in self._taken else None

    def _duplicate(self, mutation: Mutation, seen: Seen) -> Result:
        """How its card stands as of now: a coordinator may have looked since the first answer."""
        fact = _readable(mutation)
        if not isinstance(fact, CardFact) or fact.fact == "letter_written":
            return Result(mutation.id, "duplicate", seq=seen.seq)
        held, settles_at = self._effects.held_now(fact.letter_id)
        return Result(mutation.id, "duplicate", seq=seen.seq, held=held, settles_at=settles_at)

    def _apply(self, mutation: Mutation, digest: str) -> Result:
        kind = type_of(mutation)
        counted = counted_day(local_day(mutation), self._sender.received_at.date())
        fact = kind.parse(parsed_args(mutation))
        standing = self._scales.next() if kind.posts else COUNTS
        how = Taken(counted, standing, self._rules.claim_days, claim_weighs=self._scales.takes_claims())
        with self._session.begin_nested() if self._alone else nullcontext():
            weight = ledger.Weight(kind.posts, kind.claims, self._mark(fact, counted, standing))
            ledger.enter(self._session, self._sender, mutation.id, mutation.seq, digest, weight=weight)
            self._effects.take(fact, how)
        self._scales.add(card=kind.posts, claim=kind.claims)
        self._seen[mutation.id] = Seen(digest, 0)
        self._taken.add(mutation.seq)
        if not isinstance(fact, CardFact):
            return Result(mutation.id, "applied")
        return Result(
            mutation.id,
            "applied",
            day=counted.day,
            day_moved=counted.moved,
            held=standing.waits_for_a_look,
            settles_at=standing.settles_at,
            posts=kind.posts,
        )

    def _mark(self, fact: Fact, counted: CountedDay, standing: Standing) -> str | None:
        if not standing.held or not isinstance(fact, CardFact):
            return None
        return mark_of(self._rules.key, Group(fact.campaign_id, counted.day), standing.settles_at)


def _readable(mutation: Mutation) -> Fact | None:
    """The fact in a mutation; None where there is none. Why it is none is said when its turn comes."""
    try:
        return type_of(mutation).parse(parsed_args(mutation))
    except Problem:
        return None
