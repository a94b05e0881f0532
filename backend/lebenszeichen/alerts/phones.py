"""A coordinator's own phones: they hear first when a hold begins."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from lebenszeichen.alerts.errors import UnknownAlertPhone
from lebenszeichen.alerts.models import CoordinatorSubscription
from lebenszeichen.alerts.queries import subscription_with
from lebenszeichen.coordinators.audit import note


def tell_first(session: Session, token: str, coordinator_id: str) -> None:
    """This subscription is that coordinator's from now on, and nobody else's. Raises UnknownAlertPhone."""
    subscription_id = subscription_with(session, token)
    if subscription_id is None:
        raise UnknownAlertPhone()
    session.merge(CoordinatorSubscription(subscription_id=subscription_id, coordinator_id=coordinator_id))
    note(session, coordinator_id, "alert_phone_added")


def tell_like_everybody(session: Session, token: str, coordinator_id: str) -> None:
    """The subscription stays, and hears what everybody hears. A phone that was not theirs stays as it is."""
    theirs = (
        CoordinatorSubscription.subscription_id == subscription_with(session, token),
        CoordinatorSubscription.coordinator_id == coordinator_id,
    )
    removed = session.execute(delete(CoordinatorSubscription).where(*theirs).returning(1)).all()
    if removed:
        note(session, coordinator_id, "alert_phone_removed")
