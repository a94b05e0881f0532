"""What phones heard of cards: a campaign's totals, and nothing of which card, for whom, or when."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lebenszeichen.events.queries import is_taken_back
from lebenszeichen.events.service import note_void
from lebenszeichen.letters.errors import OtherOutcome
from lebenszeichen.letters.facts import OutcomeTold
from lebenszeichen.letters.models import HeardOutcome

_OUTCOMES = HeardOutcome.__table__.c
_TOTALS = (
    select(_OUTCOMES.campaign_id, _OUTCOMES.outcome, func.count())
    .where(_OUTCOMES.held.is_(False))
    .group_by(_OUTCOMES.campaign_id, _OUTCOMES.outcome)
)


def tell_outcome(session: Session, told: OutcomeTold, *, held: bool) -> None:
    """Note it once; taken back before, nothing of it is kept. Its campaign exists. Flushes.

    Raises OtherOutcome; IntegrityError when somebody else writes it at this moment.
    """
    known = session.get(HeardOutcome, told.outcome_id)
    if known is not None:
        if (known.campaign_id, known.outcome) != (told.campaign_id, told.outcome):
            raise OtherOutcome(pointer="/args/outcome_id")
    elif not is_taken_back(session, told.outcome_id, "outcome_told"):
        session.add(HeardOutcome(id=told.outcome_id, campaign_id=told.campaign_id, outcome=told.outcome, held=held))
    session.flush()


def void_outcome(session: Session, id: str) -> None:
    """It was a mistake: now, and whenever it may still come."""
    known = session.get(HeardOutcome, id)
    if known is not None:
        session.delete(known)
    note_void(session, id, "outcome_told")


def heard_for_campaigns(session: Session) -> dict[str, dict[str, int]]:
    """Campaign id → outcome → how many; without those that nobody told of."""
    totals: dict[str, dict[str, int]] = {}
    for campaign_id, outcome, cards in session.execute(_TOTALS):
        totals.setdefault(campaign_id, {})[outcome] = cards
    return totals
