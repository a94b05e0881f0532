"""What facts do to letters. Every order of the same facts ends in the same state."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Table, delete, insert, select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database.spaces import advance
from lebenszeichen.letters.counting import Place, recount
from lebenszeichen.letters.errors import OtherLetter
from lebenszeichen.letters.facts import CardFact, FactVoided
from lebenszeichen.letters.levels import window_start
from lebenszeichen.letters.lifecycle import CountedDay
from lebenszeichen.letters.models import Letter, LetterVoid, RecentCount

# Written past the unit of work's own bookkeeping: fifty facts in a push, each in its savepoint, take half the time.
_LETTERS, _VOIDS = Letter.__table__, LetterVoid.__table__
assert isinstance(_LETTERS, Table)  # noqa: S101  (narrows the type)
assert isinstance(_VOIDS, Table)  # noqa: S101
_NEW_LETTER, _NEW_VOID = insert(_LETTERS), insert(_VOIDS)


class LetterRows:
    """The letters of one batch of facts: looked up and locked at once, then changed fact by fact."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._missing: set[str] = set()
        self._touched: set[Place] = set()

    def lock(self, ids: Collection[str]) -> None:
        """Load those that exist and hold their rows, in ascending id: no circle of batches waiting for each other."""
        held = select(Letter).where(Letter.id.in_(ids)).order_by(Letter.id).with_for_update()
        self._missing |= set(ids) - {letter.id for letter in self._session.scalars(held)}

    def forget(self) -> None:
        """Look again: somebody else changed something meanwhile."""
        self._missing.clear()
        self._session.expire_all()

    def record_fact(
        self, fact: CardFact, counted: CountedDay, *, held: bool, settles_at: datetime | None = None
    ) -> None:
        """A card was written or posted. Its prisoner and campaign exist.

        A fact that is there already changes nothing. Raises OtherLetter when the letter belongs to another person or
        campaign; IntegrityError when somebody else makes the same letter at this moment.
        """
        letter = None if fact.letter_id in self._missing else self._session.get(Letter, fact.letter_id)
        if letter is None:
            self._insert(fact, counted, held=held, settles_at=settles_at)
            return
        if letter.prisoner_id != fact.prisoner_id:
            raise OtherLetter(pointer="/args/prisoner_id")
        if letter.campaign_id != fact.campaign_id:
            raise OtherLetter(pointer="/args/campaign_id")
        if fact.fact == "letter_written":
            letter.written_on = letter.written_on or counted.day
        elif letter.posted_on is None:
            letter.posted_on, letter.day_moved = counted.day, counted.moved
            letter.held, letter.settles_at = held, settles_at
            self._touched.add(Place(fact.campaign_id, counted.day, fact.prisoner_id))
        self._session.flush()

    def is_held(self, letter_id: str) -> bool:
        """Does its posting wait for a coordinator's look, as of now?"""
        letter = None if letter_id in self._missing else self._session.get(Letter, letter_id)
        return letter is not None and letter.held and letter.settles_at is None

    def settles_at(self, letter_id: str) -> datetime | None:
        """When its posting will count by itself; None: it counts already, or waits for a look."""
        letter = None if letter_id in self._missing else self._session.get(Letter, letter_id)
        return letter.settles_at if letter is not None and letter.held else None

    def record_void(self, void: FactVoided) -> None:
        """A fact is taken back: now, and whenever it may still come. IntegrityError as above."""
        if self._session.get(LetterVoid, (void.letter_id, void.fact)) is None:
            self._session.connection().execute(_NEW_VOID, {"letter_id": void.letter_id, "fact": void.fact})
        letter = None if void.letter_id in self._missing else self._session.get(Letter, void.letter_id)
        if letter is not None and letter.posted_on is not None:
            self._touched.add(Place(letter.campaign_id, letter.posted_on, letter.prisoner_id))

    def recount(self, today: date) -> None:
        """Bring the count rows up to what was recorded. Call it after `advance(session, "levels")`."""
        recount(self._session, self._touched, window_start(today))

    def _insert(self, fact: CardFact, counted: CountedDay, *, held: bool, settles_at: datetime | None) -> None:
        posted = fact.fact == "letter_posted"
        values = {
            "id": fact.letter_id,
            "prisoner_id": fact.prisoner_id,
            "campaign_id": fact.campaign_id,
            "written_on": None if posted else counted.day,
            "posted_on": counted.day if posted else None,
            "day_moved": posted and counted.moved,
            "held": posted and held,
            "settles_at": settles_at if posted else None,
            "left_out": False,
        }
        self._session.connection().execute(_NEW_LETTER, values)
        self._missing.discard(fact.letter_id)
        if posted:
            self._touched.add(Place(fact.campaign_id, counted.day, fact.prisoner_id))


def delete_letters_to(session: Session, prisoner_ids: Collection[str]) -> None:
    """Erase letters to people who were only invented (samples), so that the people can go."""
    ids = list(prisoner_ids)
    places: set[Place | None] = set()
    for start in range(0, len(ids), 500):
        theirs = delete(Letter).where(Letter.prisoner_id.in_(ids[start : start + 500]))
        rows = session.execute(theirs.returning(Letter.campaign_id, Letter.posted_on, Letter.prisoner_id))
        places |= {_place(*row) for row in rows}
    _count_again(session, places)
    for start in range(0, len(ids), 500):
        session.execute(delete(RecentCount).where(RecentCount.prisoner_id.in_(ids[start : start + 500])))


def _place(campaign_id: str, posted_on: date | None, prisoner_id: str) -> Place | None:
    return None if posted_on is None else Place(campaign_id, posted_on, prisoner_id)


def _count_again(session: Session, places: Collection[Place | None]) -> None:
    advance(session, "levels")
    recount(session, [place for place in places if place is not None], window_start(clock.today()))
