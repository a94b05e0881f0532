"""What the facts of one batch do: to letters, claims, evenings and what was heard.

Everything that two batches could both write is named and held before the first fact is taken (`hold`): names in one
sorted list, then letter rows in ascending id.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from sqlalchemy.orm import Session

from lebenszeichen.claims.facts import NameGivenBack, NamesTaken
from lebenszeichen.claims.service import give_name_back, last_day, take_names
from lebenszeichen.database.turns import wait_for_turn
from lebenszeichen.events.facts import EventOpened, PilePosted, TallyRecorded
from lebenszeichen.events.service import open_from_phone, post_pile, take_pile_back, turn_of
from lebenszeichen.letters.facts import CardFact, FactVoided, OutcomeTold, OutcomeVoided, PileVoided, TallyVoided
from lebenszeichen.letters.heard import tell_outcome, void_outcome
from lebenszeichen.letters.lifecycle import CountedDay, counted_day
from lebenszeichen.letters.service import LetterRows
from lebenszeichen.letters.tallies import record_tally, void_tally
from lebenszeichen.prisoners.queries import prisoners_not_shown
from lebenszeichen.sync.places import Places
from lebenszeichen.sync.registry import Fact
from lebenszeichen.sync.weighing import Standing

_AtAnEvening = EventOpened | PilePosted | PileVoided | TallyRecorded | TallyVoided


@dataclass(frozen=True, slots=True)
class Taken:
    """How a fact is taken: on which day, and what its weight makes of it."""

    counted: CountedDay
    standing: Standing
    claim_days: int = 7
    claim_weighs: bool = True
    """False: its phone has taken more names in a day than anybody writes to."""


class Effects:
    """The rows of one batch: held at once, then changed fact by fact."""

    def __init__(self, session: Session, today: date) -> None:
        self._session = session
        self._today = today
        self._places = Places(session)
        self._letters = LetterRows(session)
        self._moved: set[str] = set()

    def hold(self, facts: Collection[Fact], *names: str) -> None:
        """Take the turn of whatever these facts touch, and of `names`; lock and look up what is there."""
        moved = {fact.event_id for fact in facts if isinstance(fact, PilePosted | PileVoided | EventOpened)}
        handed_in = {fact.event_id for fact in facts if isinstance(fact, CardFact) and fact.event_id is not None}
        alone = {*names, *map(_name_of, facts), *map(turn_of, moved)}
        wait_for_turn(self._session, alone, together=set(map(turn_of, handed_in - moved)))
        self._letters.lock({fact.letter_id for fact in facts if isinstance(fact, CardFact | FactVoided)}, moved)
        self._places.look_for(facts)

    def forget(self) -> None:
        """Look again: somebody else changed something meanwhile."""
        self._places.forget()
        self._letters.forget()

    def take(self, fact: Fact, how: Taken) -> None:
        """Raises a Problem, and then nothing was changed; IntegrityError when somebody else was faster."""
        self._places.check(fact)
        match fact:
            case CardFact():
                standing = how.standing
                self._letters.record_fact(fact, how.counted, held=standing.held, settles_at=standing.settles_at)
            case FactVoided():
                self._letters.record_void(fact)
            case NamesTaken():
                if how.claim_weighs:
                    take_names(self._session, self._names_shown(fact), self._last_day(how))
            case NameGivenBack():
                give_name_back(self._session, fact, last_day(self._today, self._today, how.claim_days + 1))
            case OutcomeTold():
                tell_outcome(self._session, fact, held=how.standing.waits_for_a_look)
            case OutcomeVoided():
                void_outcome(self._session, fact.outcome_id)
            case _:
                self._take_evening(fact, how)

    def recount(self) -> None:
        """Under the levels counter's row, the last lock: nobody else recounts now, and all who did can be seen."""
        self._letters.recount(self._today)

    def post_piles(self) -> None:
        """Before that row is taken: piles that came, or were taken back, move the letters in them."""
        if self._moved:
            self._letters.follow_piles(self._moved)

    def held_now(self, letter_id: str) -> tuple[bool, datetime | None]:
        """Does a card wait for a coordinator's look, and when does it count by itself?"""
        return self._letters.is_held(letter_id), self._letters.settles_at(letter_id)

    def _take_evening(self, fact: _AtAnEvening, how: Taken) -> None:
        match fact:
            case EventOpened():
                open_from_phone(self._session, fact, self._day(fact.day))
            case PilePosted():
                post_pile(self._session, fact, self._day(fact.day))
                self._moved.add(fact.event_id)
            case PileVoided():
                take_pile_back(self._session, fact.pile_id, fact.event_id)
                self._moved.add(fact.event_id)
            case TallyRecorded():
                record_tally(self._session, self._of_somebody_shown(fact), how.counted.day)
            case TallyVoided():
                void_tally(self._session, fact.tally_id)

    def _day(self, said: date) -> date:
        return counted_day(said, self._today).day

    def _last_day(self, how: Taken) -> date:
        return last_day(how.counted.day, self._today, how.claim_days)

    def _of_somebody_shown(self, fact: TallyRecorded) -> TallyRecorded:
        """Of somebody who was taken down no number is kept, however late it comes."""
        if fact.prisoner_id is None or fact.prisoner_id not in self._not_shown:
            return fact
        return replace(fact, prisoner_id=None)

    def _names_shown(self, fact: NamesTaken) -> NamesTaken:
        return replace(fact, prisoner_ids=tuple(id for id in fact.prisoner_ids if id not in self._not_shown))

    @cached_property
    def _not_shown(self) -> set[str]:
        return prisoners_not_shown(self._session)


def _name_of(fact: Fact) -> str:
    """Of what a fact is about: two batches that touch the same come one after the other."""
    match fact:
        case CardFact() | FactVoided():
            return f"letter {fact.letter_id}"
        case NamesTaken() | NameGivenBack():
            return f"claim {fact.claim_id}"
        case OutcomeTold() | OutcomeVoided():
            return f"outcome {fact.outcome_id}"
        case TallyRecorded() | TallyVoided():
            return f"tally {fact.tally_id}"
        case PilePosted() | PileVoided():
            return f"pile {fact.pile_id}"
        case EventOpened():
            return turn_of(fact.event_id)
