"""Questions about campaigns, answered in plain data."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.campaigns.models import Campaign


def known_campaigns(session: Session, ids: Collection[str]) -> set[str]:
    """Those of `ids` that exist, closed ones too: a card is told of late."""
    return set(session.scalars(select(Campaign.id).where(Campaign.id.in_(ids))))


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
        for campaign in session.scalars(select(Campaign).order_by(Campaign.id))
    ]
