"""What nobody is looking after: a killed worker's claims, what is too late to be told, what was replaced meanwhile."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session, aliased

from lebenszeichen.alerts.hosts import forget_ended_pauses, paused_hosts
from lebenszeichen.alerts.models import AlertDelivery, AlertEvent, Subscription


def tidy(session: Session, now: datetime) -> None:
    """Give back claims whose lease has ended, cancel what was replaced, give up what has expired."""
    deliveries = update(AlertDelivery).execution_options(synchronize_session=False)
    overdue = (AlertDelivery.state == "claimed", AlertDelivery.due_at <= now)
    session.execute(deliveries.where(*overdue).values(state="waiting", due_at=now))
    later = aliased(AlertEvent)
    replaced = select(later.supersedes).where(later.supersedes.is_not(None))
    waiting = AlertDelivery.state == "waiting"
    session.execute(deliveries.where(waiting, AlertDelivery.event_id.in_(replaced)).values(state="cancelled"))
    expired = select(AlertEvent.id).where(AlertEvent.expires_at <= now)
    session.execute(deliveries.where(waiting, AlertDelivery.event_id.in_(expired)).values(state="failed"))
    forget_ended_pauses(session, now)


def events_with_work(session: Session, now: datetime) -> list[int]:
    """Events of which something is due, oldest first."""
    due = select(AlertDelivery.event_id).where(AlertDelivery.state == "waiting", AlertDelivery.due_at <= now).distinct()
    if paused := paused_hosts(session, now):
        due = due.where(
            AlertDelivery.subscription_id.not_in(select(Subscription.id).where(Subscription.host.in_(paused)))
        )
    return sorted({*session.scalars(due), *new_events(session, now)})


def new_events(session: Session, now: datetime) -> Sequence[int]:
    """Events at which nobody has looked yet, oldest first."""
    new = (AlertEvent.fanned_out_at.is_(None), AlertEvent.expires_at > now)
    return session.scalars(select(AlertEvent.id).where(*new).order_by(AlertEvent.id)).all()
