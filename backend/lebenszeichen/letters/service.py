"""What facts do to letters. Every order of the same facts ends in the same state."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Table, delete, insert, select
from sqlalchemy.orm import Session

from lebenszeichen.database.spaces import advance
from lebenszeichen.letters.errors import OtherLetter
from lebenszeichen.letters.facts import CardFact, FactVoided
from lebenszeichen.letters.lifecycle import CountedDay
from lebenszeichen.letters.models import Letter, LetterVoid
from lebenszeichen.letters.queries import counts_as_posted

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

    def lock(self, ids: Collection[str]) -> None:
        """Load those that exist and hold their rows, in ascending id: no circle of batches waiting for each other."""
        held = select(Letter).where(Letter.id.in_(ids)).order_by(Letter.id).with_for_update()
        self._missing |= set(ids) - {letter.id for letter in self._session.scalars(held)}

    def forget(self) -> None:
        """Look again: somebody else changed something meanwhile."""
        self._missing.clear()
        self._session.expire_all()

    def record_fact(self, fact: CardFact, counted: CountedDay, *, held: bool) -> None:
        """A card was written or posted. Its prisoner and campaign exist.

        A fact that is there already changes nothing. Raises OtherLetter when the letter belongs to another person or
        campaign; IntegrityError when somebody else makes the same letter at this moment.
        """
        letter = None if fact.letter_id in self._missing else self._session.get(Letter, fact.letter_id)
        if letter is None:
            self._insert(fact, counted, held=held)
            return
        if letter.prisoner_id != fact.prisoner_id:
            raise OtherLetter(pointer="/args/prisoner_id")
        if letter.campaign_id != fact.campaign_id:
            raise OtherLetter(pointer="/args/campaign_id")
        if fact.fact == "letter_written":
            letter.written_on = letter.written_on or counted.day
        elif letter.posted_on is None:
            letter.posted_on, letter.day_moved, letter.held = counted.day, counted.moved, held
        self._session.flush()

    def is_held(self, letter_id: str) -> bool:
        """Does its posting wait for a coordinator's look, as of now?"""
        letter = None if letter_id in self._missing else self._session.get(Letter, letter_id)
        return letter is not None and letter.held

    def record_void(self, void: FactVoided) -> None:
        """A fact is taken back: now, and whenever it may still come. IntegrityError as above."""
        if self._session.get(LetterVoid, (void.letter_id, void.fact)) is None:
            self._session.connection().execute(_NEW_VOID, {"letter_id": void.letter_id, "fact": void.fact})

    def _insert(self, fact: CardFact, counted: CountedDay, *, held: bool) -> None:
        posted = fact.fact == "letter_posted"
        values = {
            "id": fact.letter_id,
            "prisoner_id": fact.prisoner_id,
            "campaign_id": fact.campaign_id,
            "written_on": None if posted else counted.day,
            "posted_on": counted.day if posted else None,
            "day_moved": posted and counted.moved,
            "held": posted and held,
        }
        self._session.connection().execute(_NEW_LETTER, values)
        self._missing.discard(fact.letter_id)


def release_held(session: Session, campaign_id: str | None = None, day: date | None = None) -> int:
    """Somebody has looked: held cards count from now on; returns how many. None: every campaign, every day."""
    held = select(Letter).where(counts_as_posted(), Letter.held.is_(True)).order_by(Letter.id).with_for_update()
    if campaign_id is not None:
        held = held.where(Letter.campaign_id == campaign_id)
    if day is not None:
        held = held.where(Letter.posted_on == day)
    letters = session.scalars(held).all()
    for letter in letters:
        letter.held = False
    session.flush()
    if letters:
        advance(session, "levels")
    return len(letters)


def delete_letters_to(session: Session, prisoner_ids: Collection[str]) -> None:
    """Erase letters to people who were only invented (samples), so that the people can go."""
    ids = list(prisoner_ids)
    for start in range(0, len(ids), 500):
        session.execute(delete(Letter).where(Letter.prisoner_id.in_(ids[start : start + 500])))
    advance(session, "levels")
