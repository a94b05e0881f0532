"""/api/desk: signing in and out, invites, the audit log."""

from lebenszeichen import clock
from lebenszeichen.coordinators import queries
from lebenszeichen.database import reading
from lebenszeichen.http.guards import SignedIn


def authenticate(token: str) -> SignedIn | None:
    """Who is signed in with this cookie; None: nobody. Writes nothing."""
    if not token:
        return None
    with reading() as session:
        return queries.signed_in(session, token, clock.now())
