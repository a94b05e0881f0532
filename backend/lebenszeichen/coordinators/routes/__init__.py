"""/api/desk: signing in and out, invites, the audit log."""

from flask import request

from lebenszeichen import clock
from lebenszeichen.coordinators import queries, sessions
from lebenszeichen.coordinators.routes import audit, doors, me, people
from lebenszeichen.coordinators.routes.blueprint import blueprint
from lebenszeichen.database import reading, writing
from lebenszeichen.http.guards import Newcomer, SignedIn

__all__ = ["audit", "authenticate", "blueprint", "doors", "me", "newcomer", "people"]


def authenticate(token: str) -> SignedIn | None:
    """Who is signed in with this cookie; None: nobody.

    A request that changes something also says, at most once a minute, that they are here. One that only reads does not:
    a page that nobody looks at may go on asking. `POST /api/desk/me/here` says it for somebody who reads.
    """
    if not token:
        return None
    now = clock.now()
    with reading() as session:
        who = queries.signed_in(session, token, now)
    reads = request.method in {"GET", "HEAD"}
    if who is not None and not reads and sessions.is_to_be_noted(who, now):
        with writing() as session:
            sessions.note_seen(session, who.session_hash, now)
    return who


def newcomer(token: str) -> Newcomer | None:
    """Who is using an invite with this cookie; None: nobody. Writes nothing."""
    if not token:
        return None
    with reading() as session:
        return queries.newcomer_with(session, token, clock.now())
