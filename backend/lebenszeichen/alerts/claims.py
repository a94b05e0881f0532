"""Who sends what: deliveries are taken in chunks, for a while. The table is the truth; nothing else remembers.

A chunk is marked as claimed until the lease ends, then sent, then marked as done. A worker that is killed in between
leaves claimed rows; when their lease has ended the sweep gives them back, and they are sent once more. The number of
the attempt is the claim's mark: whoever comes back late, after somebody else claimed the row anew, changes nothing.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, exists, select, update
from sqlalchemy.orm import Session, aliased

from lebenszeichen.alerts.fan_out import chain_before, is_superseded
from lebenszeichen.alerts.hosts import paused_hosts
from lebenszeichen.alerts.models import AlertDelivery, AlertEvent, Subscription
from lebenszeichen.alerts.payload import Notice, Reader
from lebenszeichen.releases.queries import is_questioned

CHUNK = 500
LEASE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Claim:
    """One delivery that is ours until the lease ends."""

    delivery_id: int
    attempt: int
    """1 for the first."""
    subscription_id: int
    proven: bool
    """Has a notice ever come back from there?"""
    host: str
    key_id: str
    sealed: bytes = field(repr=False)
    reader: Reader


@dataclass(frozen=True, slots=True)
class Chunk:
    """Claims of one event."""

    notice: Notice
    expires_at: datetime
    lease_until: datetime
    claims: Sequence[Claim]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a claim."""

    claim: Claim
    state: str
    """sent · gone · failed · waiting (again, from `due_at` on)"""
    status: int | None
    due_at: datetime


def claim(session: Session, event_id: int, now: datetime, limit: int = CHUNK) -> Chunk | None:
    """Take up to `limit` deliveries that are due, for LEASE; None when there are none, or nothing may go out.

    Left out: hosts that are paused, and whoever is just being told what this event replaces: else the false notice
    could come after its correction. While somebody doubts a release nothing more goes out of it.
    """
    held = select(AlertEvent).where(AlertEvent.id == event_id).with_for_update(read=True)
    event = session.scalar(held.execution_options(populate_existing=True))
    if event is None or event.expires_at <= now or is_superseded(session, event_id):
        return None
    if event.kind != "hold" and event.release_id is not None and is_questioned(session, event.release_id):
        return None
    until = now + LEASE
    taken = _take(session, _claimable(session, event_id, now), until, limit)
    if not taken:
        return None
    notice = Notice(event.id, event.key, event.kind, event.release_id, event.texts)
    return Chunk(notice, event.expires_at, until, _claims(session, taken))


def settle(session: Session, event_id: int, outcomes: Sequence[Outcome]) -> None:
    """Mark claims as done, or as waiting for their next attempt. A claim that is no longer ours changes nothing."""
    if not outcomes:
        return
    ours = (
        AlertDelivery.id == bindparam("delivery"),
        AlertDelivery.attempts == bindparam("attempt"),
        AlertDelivery.state == "claimed",
    )
    session.connection().execute(
        update(AlertDelivery.__table__)  # type: ignore[arg-type]
        .where(*ours)
        .values(state=bindparam("new_state"), status=bindparam("answer"), due_at=bindparam("due")),
        [
            {
                "delivery": one.claim.delivery_id,
                "attempt": one.claim.attempt,
                "new_state": one.state,
                "answer": one.status,
                "due": one.due_at,
            }
            for one in outcomes
        ],
    )
    _note_gone(session, event_id, outcomes)


def give_back(session: Session, claims: Sequence[Claim], due_at: datetime) -> None:
    """What was claimed and not tried waits again, as if it had not been claimed."""
    by_attempt: defaultdict[int, list[int]] = defaultdict(list)
    for one in claims:
        by_attempt[one.attempt].append(one.delivery_id)
    for attempt, ids in by_attempt.items():
        ours = (AlertDelivery.id.in_(ids), AlertDelivery.attempts == attempt, AlertDelivery.state == "claimed")
        session.execute(
            update(AlertDelivery).where(*ours).values(state="waiting", due_at=due_at, attempts=attempt - 1),
            execution_options={"synchronize_session": False},
        )


def _claimable(session: Session, event_id: int, now: datetime) -> list[ColumnElement[bool]]:
    conditions = [AlertDelivery.event_id == event_id, AlertDelivery.state == "waiting", AlertDelivery.due_at <= now]
    if paused := paused_hosts(session, now):
        on_pause = select(Subscription.id).where(Subscription.host.in_(paused))
        conditions.append(AlertDelivery.subscription_id.not_in(on_pause))
    if chain := chain_before(session, event_id):
        before = aliased(AlertDelivery)
        under_way = exists().where(
            before.subscription_id == AlertDelivery.subscription_id,
            before.event_id.in_(chain),
            before.state == "claimed",
        )
        conditions.append(~under_way)
    return conditions


def _take(session: Session, conditions: list[ColumnElement[bool]], until: datetime, limit: int) -> list[int]:
    # Materialized: else PostgreSQL may look for the rows anew, and lock more than the limit.
    due = (
        select(AlertDelivery.id)
        .where(*conditions)
        .order_by(AlertDelivery.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True, of=AlertDelivery)
        .cte("due")
        .prefix_with("MATERIALIZED")
    )
    statement = (
        update(AlertDelivery)
        .where(AlertDelivery.id.in_(select(due.c.id)))
        .values(state="claimed", due_at=until, attempts=AlertDelivery.attempts + 1)
        .returning(AlertDelivery.id)
        .execution_options(synchronize_session=False)
    )
    return list(session.scalars(statement))


def _claims(session: Session, delivery_ids: Sequence[int]) -> list[Claim]:
    rows = session.execute(
        select(
            AlertDelivery.id,
            AlertDelivery.attempts,
            Subscription.id,
            Subscription.confirmed_on,
            Subscription.host,
            Subscription.vapid_key_id,
            Subscription.sealed,
            Subscription.lang,
            Subscription.pace,
            Subscription.lock_screen,
        )
        .join(Subscription, Subscription.id == AlertDelivery.subscription_id)
        .where(AlertDelivery.id.in_(delivery_ids))
    )
    return [
        Claim(id, attempt, subscription, confirmed is not None, host, key, sealed, Reader(*reader))
        for id, attempt, subscription, confirmed, host, key, sealed, *reader in rows
    ]


def _note_gone(session: Session, event_id: int, outcomes: Sequence[Outcome]) -> None:
    """Remember at which event a browser was gone for the first time; whoever is reached again is not gone."""
    gone = [one.claim.subscription_id for one in outcomes if one.state == "gone"]
    sent = [one.claim.subscription_id for one in outcomes if one.state == "sent"]
    marks = update(Subscription).execution_options(synchronize_session=False)
    if gone:
        first_time = (Subscription.id.in_(gone), Subscription.gone_event_id.is_(None))
        session.execute(marks.where(*first_time).values(gone_event_id=event_id))
    if sent:
        marked = (Subscription.id.in_(sent), Subscription.gone_event_id.is_not(None))
        session.execute(marks.where(*marked).values(gone_event_id=None))
