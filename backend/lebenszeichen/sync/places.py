"""Do the prisoner and the campaign of a card exist? Asked once for a whole batch."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from lebenszeichen.campaigns.queries import known_campaigns
from lebenszeichen.letters.errors import UnknownCampaign, UnknownPrisoner
from lebenszeichen.letters.facts import CardFact
from lebenszeichen.prisoners.queries import known_prisoners


class Places:
    """Whom a card may be for, and what it may be counted for, as this transaction sees it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._prisoners: set[str] = set()
        self._campaigns: set[str] = set()

    def look_for(self, facts: Sequence[CardFact]) -> None:
        """Remember which of their prisoners and campaigns exist."""
        self._prisoners |= known_prisoners(self._session, {fact.prisoner_id for fact in facts})
        self._campaigns |= known_campaigns(self._session, {fact.campaign_id for fact in facts})

    def forget(self) -> None:
        """Ask again: something changed meanwhile."""
        self._prisoners.clear()
        self._campaigns.clear()

    def check(self, fact: CardFact) -> None:
        """Raises UnknownPrisoner or UnknownCampaign."""
        if fact.prisoner_id not in self._prisoners or fact.campaign_id not in self._campaigns:
            self.look_for([fact])
        if fact.prisoner_id not in self._prisoners:
            raise UnknownPrisoner(pointer="/args/prisoner_id")
        if fact.campaign_id not in self._campaigns:
            raise UnknownCampaign(pointer="/args/campaign_id")
