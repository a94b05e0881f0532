"""Questions about subscriptions, answered in plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from lebenszeichen.accounts.tokens import token_hash
from lebenszeichen.alerts.models import AlertDelivery, AlertEvent, PushHost, Subscription

_LARGEST_NUMBER = 2**31 - 1
"""Of a row; PostgreSQL would call a larger one an error."""


@dataclass(frozen=True, slots=True)
class TestState:
    """How far a test has come; `status` is the push service's answer."""

    state: str
    status: int | None
    paused: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How many subscriptions and deliveries there are, and of what kind."""

    subscriptions: int
    confirmed: int
    by_host: dict[str, int]
    by_key: dict[str, int]
    deliveries: dict[str, int]
    paused_hosts: dict[str, str]
    """Host → why it is not sent to at present."""


def subscription_with(session: Session, token: str) -> int | None:
    """The subscription whose token this is; None for an unknown one."""
    return session.scalar(select(Subscription.id).where(Subscription.token_hash == token_hash(token)))


def state_of_test(session: Session, event_id: int, subscription_id: int, now: datetime) -> TestState | None:
    """A test that this subscription asked for; None when it is another's, or forgotten."""
    if event_id > _LARGEST_NUMBER:
        return None
    query = (
        select(AlertDelivery.state, AlertDelivery.status, Subscription.host)
        .join(AlertEvent, AlertEvent.id == AlertDelivery.event_id)
        .join(Subscription, Subscription.id == AlertDelivery.subscription_id)
        .where(AlertEvent.id == event_id, AlertEvent.kind == "test", Subscription.id == subscription_id)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        return None
    return TestState(found.state, found.status, found.host in paused_hosts(session, now))


def tests_since(session: Session, subscription_id: int, since: datetime) -> int:
    """How many tests this subscription has asked for after that moment."""
    query = (
        select(func.count())
        .select_from(AlertDelivery)
        .join(AlertEvent, AlertEvent.id == AlertDelivery.event_id)
        .where(
            AlertDelivery.subscription_id == subscription_id, AlertEvent.kind == "test", AlertEvent.created_at > since
        )
    )
    return session.scalar(query) or 0


def paused_hosts(session: Session, now: datetime) -> dict[str, str]:
    """Push services that are not sent to at present, and why."""
    query = select(PushHost.host, PushHost.reason).where(PushHost.paused_until > now)
    return {row.host: row.reason for row in session.execute(query)}


def keys_in_use(session: Session) -> dict[str, int]:
    """Key id → how many subscriptions were made with it."""
    return _counted_by(session, Subscription.vapid_key_id)


def standing(session: Session, now: datetime) -> Standing:
    """Counts only."""
    return Standing(
        subscriptions=session.scalar(select(func.count(Subscription.id))) or 0,
        confirmed=session.scalar(select(func.count(Subscription.confirmed_on))) or 0,
        by_host=_counted_by(session, Subscription.host),
        by_key=keys_in_use(session),
        deliveries=_counted_by(session, AlertDelivery.state),
        paused_hosts=paused_hosts(session, now),
    )


def _counted_by(session: Session, column: InstrumentedAttribute[str]) -> dict[str, int]:
    query = select(column, func.count()).group_by(column).order_by(column)
    return {row[0]: row[1] for row in session.execute(query)}


def sealed_rows(session: Session, after: int, many: int) -> Sequence[tuple[int, bytes]]:
    """(id, sealed) of the next subscriptions by id, for a look whether they can be opened."""
    query = select(Subscription.id, Subscription.sealed).where(Subscription.id > after).order_by(Subscription.id)
    return [(id, sealed) for id, sealed in session.execute(query.limit(many))]


def unseen_since(session: Session, day: date, many: int) -> Sequence[int]:
    """Confirmed subscriptions not seen since before that day and not yet asked whether they still want to know."""
    query = (
        select(Subscription.id)
        .where(Subscription.last_seen_on < day, Subscription.asked_on.is_(None), Subscription.confirmed_on.is_not(None))
        .order_by(Subscription.id)
    )
    return session.scalars(query.limit(many)).all()
