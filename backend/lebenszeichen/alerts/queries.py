"""Questions about subscriptions, answered in plain data."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.accounts.tokens import token_hash
from lebenszeichen.alerts.models import Subscription


def subscription_with(session: Session, token: str) -> int | None:
    """The subscription whose token this is; None for an unknown one."""
    return session.scalar(select(Subscription.id).where(Subscription.token_hash == token_hash(token)))
