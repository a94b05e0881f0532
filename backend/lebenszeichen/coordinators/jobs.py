"""Work that the clock starts."""

from lebenszeichen import clock
from lebenszeichen.coordinators import invites, recovery, sessions
from lebenszeichen.coordinators.challenges import erase_ended as erase_ended_challenges
from lebenszeichen.database import writing


def forget_ended() -> None:
    """Erase sessions and challenges that are over, and invites and recoveries 30 days after their end."""
    now = clock.now()
    with writing() as session:
        sessions.erase_ended(session, now)
        erase_ended_challenges(session, now)
        invites.erase_old(session, now)
        recovery.erase_old(session, now)
