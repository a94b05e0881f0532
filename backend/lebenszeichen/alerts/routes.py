"""/api/alerts: a browser asks to be told, changes its mind, or stops."""

from lebenszeichen.alerts.queries import subscription_with
from lebenszeichen.database import reading


def authenticate(token: str) -> int | None:
    """The subscription whose token this is; None for an unknown one. Writes nothing."""
    with reading() as session:
        return subscription_with(session, token)
