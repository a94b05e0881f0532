"""What facts do to claims. Every order of the same facts ends in the same claims. Flushes."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lebenszeichen.claims.facts import NameGivenBack, NamesTaken
from lebenszeichen.claims.models import Claim


def last_day(counted: date, received: date, days: int) -> date:
    """A claim ends so many days after the day on which it was said, and as many after it was received at most."""
    return min(counted, received) + timedelta(days=days)


def take_names(session: Session, taken: NamesTaken, ends_on: date) -> None:
    """A claim on each of these people, who exist; what was given back before stays so. The same again changes nothing.

    IntegrityError when somebody else writes the same claim at this moment.
    """
    known = set(session.scalars(select(Claim.prisoner_id).where(Claim.claim_id == taken.claim_id)))
    for prisoner_id in sorted(set(taken.prisoner_ids) - known):
        session.add(Claim(claim_id=taken.claim_id, prisoner_id=prisoner_id, ends_on=ends_on, given_back=False))
    session.flush()


def give_name_back(session: Session, given: NameGivenBack, keep_until: date) -> None:
    """It weighs no more, now and whenever it may still come. `keep_until`: no later claim ends after it."""
    claim = session.get(Claim, (given.claim_id, given.prisoner_id))
    if claim is None:
        session.add(Claim(claim_id=given.claim_id, prisoner_id=given.prisoner_id, ends_on=keep_until, given_back=True))
    else:
        claim.given_back = True
    session.flush()


def forget_claims_on(session: Session, prisoner_ids: Collection[str]) -> None:
    """Nobody is to be written to any more."""
    session.execute(delete(Claim).where(Claim.prisoner_id.in_(prisoner_ids)))


def forget_ended(session: Session, today: date) -> int:
    """Erase claims that weigh no more; returns how many."""
    return len(session.execute(delete(Claim).where(Claim.ends_on < today).returning(Claim.claim_id)).all())
