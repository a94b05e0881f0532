"""Do the people and the campaign that a fact names exist? Asked once for a whole batch."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from lebenszeichen.campaigns.queries import known_campaigns
from lebenszeichen.claims.facts import NamesTaken
from lebenszeichen.letters.errors import UnknownCampaign, UnknownPrisoner
from lebenszeichen.prisoners.queries import known_prisoners
from lebenszeichen.sync.registry import Fact


class Places:
    """Whom a fact may be about, and what it may be counted for, as this transaction sees it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._prisoners: set[str] = set()
        self._campaigns: set[str] = set()

    def look_for(self, facts: Collection[Fact]) -> None:
        """Remember which of their prisoners and campaigns exist."""
        people = {id for fact in facts for id in _people_of(fact)}
        campaigns = {campaign for fact in facts if (campaign := _campaign_of(fact)) is not None}
        self._prisoners |= known_prisoners(self._session, people) if people else set()
        self._campaigns |= known_campaigns(self._session, campaigns) if campaigns else set()

    def forget(self) -> None:
        """Ask again: something changed meanwhile."""
        self._prisoners.clear()
        self._campaigns.clear()

    def check(self, fact: Fact) -> None:
        """Raises UnknownPrisoner or UnknownCampaign."""
        people, campaign = _people_of(fact), _campaign_of(fact)
        if not self._knows(people, campaign):
            self.look_for([fact])
        if not self._prisoners.issuperset(people):
            many = isinstance(fact, NamesTaken)
            raise UnknownPrisoner(pointer="/args/prisoner_ids" if many else "/args/prisoner_id")
        if campaign is not None and campaign not in self._campaigns:
            raise UnknownCampaign(pointer="/args/campaign_id")

    def _knows(self, people: Collection[str], campaign: str | None) -> bool:
        return self._prisoners.issuperset(people) and (campaign is None or campaign in self._campaigns)


def _people_of(fact: Fact) -> tuple[str, ...]:
    """Whom it names. People in `taken_out` may be unknown: they take nobody's card out then."""
    if isinstance(fact, NamesTaken):
        return fact.prisoner_ids
    one = getattr(fact, "prisoner_id", None)
    return () if one is None else (one,)


def _campaign_of(fact: Fact) -> str | None:
    return getattr(fact, "campaign_id", None)
