"""What can happen to a campaign: it is created, it is closed."""

import re
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.campaigns.errors import CampaignError
from lebenszeichen.campaigns.models import Campaign
from lebenszeichen.database.spaces import advance

DEFAULT_CAMPAIGN = "everyone"
_DEFAULT_NAME = {"de": "Karten für alle", "en": "Cards for everyone"}
LANGUAGES = ("be", "de", "en", "ru")
"""In which a campaign can have a name."""
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def ensure_default_campaign(session: Session, today: date) -> None:
    """The campaign that is there from the start; does nothing when it is."""
    if session.get(Campaign, DEFAULT_CAMPAIGN) is None:
        is_default = session.scalar(select(Campaign.id).where(Campaign.is_default.is_(True))) is None
        session.add(
            Campaign(id=DEFAULT_CAMPAIGN, name=_DEFAULT_NAME, opens_on=today, closed=False, is_default=is_default)
        )
        session.flush()
        advance(session, "levels")


def create_campaign(
    session: Session, id: str, name: dict[str, str], opens_on: date, closes_on: date | None = None
) -> None:
    """A new campaign, `name` by language. Raises CampaignError.

    That is when the id is taken or cannot be one, no name can be read, or it would close before it opens.
    """
    if not _SLUG.fullmatch(id):
        raise CampaignError("An id is 1 to 40 characters: a-z, 0-9 and hyphens, not beginning with a hyphen.")
    if not name or not all(text.strip() for text in name.values()):
        raise CampaignError("A campaign needs a name in at least one language.")
    if unknown := sorted(name.keys() - set(LANGUAGES)):
        raise CampaignError(f"A name is in one of {', '.join(LANGUAGES)}, not in {', '.join(unknown)}.")
    if session.get(Campaign, id) is not None:
        raise CampaignError(f"There is a campaign {id!r} already.")
    if closes_on is not None and closes_on < opens_on:
        raise CampaignError("A campaign cannot close before it opens.")
    session.add(Campaign(id=id, name=name, opens_on=opens_on, closes_on=closes_on, closed=False, is_default=False))
    session.flush()
    advance(session, "levels")


def close_campaign(session: Session, id: str) -> None:
    """Phones no longer offer it. Cards posted for it that are told of later still count.

    Raises CampaignError for an unknown campaign and for the default one.
    """
    campaign = session.get(Campaign, id)
    if campaign is None:
        raise CampaignError(f"There is no campaign {id!r}.")
    if campaign.is_default:
        raise CampaignError("The default campaign cannot be closed: cards without another one are counted for it.")
    campaign.closed = True
    session.flush()
    advance(session, "levels")
