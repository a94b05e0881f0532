"""What claims weigh."""

from datetime import date

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from lebenszeichen.claims.models import Claim

_CLAIMS = Claim.__table__.c
_STANDING = (
    select(_CLAIMS.prisoner_id, func.count())
    .where(_CLAIMS.ends_on >= bindparam("today"), _CLAIMS.given_back.is_(False))
    .group_by(_CLAIMS.prisoner_id)
)


def claims_standing(session: Session, today: date) -> dict[str, int]:
    """By prisoner id; people on whom there is none are left out."""
    return dict(iter(session.execute(_STANDING, {"today": today})))
