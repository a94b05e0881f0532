"""Questions about campaigns, answered in plain data."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from lebenszeichen.campaigns.models import Campaign

_CAMPAIGNS = Campaign.__table__
_KNOWN = select(_CAMPAIGNS.c.id).where(_CAMPAIGNS.c.id.in_(bindparam("ids", expanding=True)))
_ALL = select(_CAMPAIGNS).order_by(_CAMPAIGNS.c.id)


def known_campaigns(session: Session, ids: Collection[str]) -> set[str]:
    """Those of `ids` that exist, closed ones too: a card is told of late."""
    return set(session.scalars(_KNOWN, {"ids": list(ids)}))


def public_campaigns(session: Session) -> list[dict[str, Any]]:
    """Campaigns as docs/sync-protocol.md shows them but for `posted`, sorted by id."""
    return [
        {
            "id": campaign.id,
            "name": campaign.name,
            "opens_on": campaign.opens_on.isoformat(),
            "closes_on": campaign.closes_on.isoformat() if campaign.closes_on else None,
            "closed": campaign.closed,
            "default": campaign.is_default,
        }
        for campaign in session.execute(_ALL)
    ]
