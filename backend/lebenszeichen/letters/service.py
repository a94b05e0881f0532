"""What facts do to letters. Every order of the same facts ends in the same state."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, insert, or_, select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database.spaces import advance
from lebenszeichen.database.turns import wait_for_turn
from lebenszeichen.events.piles import NO_PILES, Piles
from lebenszeichen.events.queries import standing_piles
from lebenszeichen.events.service import turn_of
from lebenszeichen.letters.counting import Place, recount
from lebenszeichen.letters.errors import OtherLetter
from lebenszeichen.letters.facts import CardFact, FactVoided
from lebenszeichen.letters.levels import window_start
from lebenszeichen.letters.lifecycle import CountedDay, posting_day
from lebenszeichen.letters.models import Letter, LetterVoid, RecentCount

# Written past the unit of work's own bookkeeping: fifty facts in a push take half the time.
_LETTERS, _VOIDS = Letter.__table__, LetterVoid.__table__
assert isinstance(_LETTERS, Table)  # noqa: S101  (narrows the type)
assert isinstance(_VOIDS, Table)  # noqa: S101
_NEW_LETTER, _NEW_VOID = insert(_LETTERS), insert(_VOIDS)


class LetterRows:
    """The letters of one batch of facts: looked up and locked at once, then changed fact by fact."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._missing: set[str] = set()
        self._voids: dict[str, set[str]] = {}
        self._piles: dict[str, Piles] = {}
        self._touched: set[Place] = set()

    def lock(self, ids: Collection[str], event_ids: Collection[str] = ()) -> None:
        """Load those that exist, and all in the piles of these events, and hold their rows.

        All of them at once and in ascending id: no circle of batches waiting for each other. Whoever names an event
        has its turn (`events.service.turn_of`) alone, so that no letter joins its pile meanwhile.
        """
        theirs = Letter.id.in_(ids)
        held = (
            select(Letter)
            .where(or_(theirs, Letter.event_id.in_(event_ids)) if event_ids else theirs)
            .order_by(Letter.id)
            .with_for_update()
        )
        found = {letter.id for letter in self._session.scalars(held)}
        self._missing |= set(ids) - found
        self._look_for_voids(found | set(ids), LetterVoid.letter_id.in_(ids))
        if event_ids:
            in_piles = select(Letter.id).where(Letter.event_id.in_(event_ids))
            self._look_for_voids((), LetterVoid.letter_id.in_(in_piles))

    def forget(self) -> None:
        """Look again: somebody else changed something meanwhile."""
        self._missing.clear()
        self._voids.clear()
        self._piles.clear()
        self._session.expire_all()

    def record_fact(
        self, fact: CardFact, counted: CountedDay, *, held: bool, settles_at: datetime | None = None
    ) -> None:
        """A card was written, handed in or posted. Its prisoner and campaign exist.

        A fact that is there already changes nothing. Raises OtherLetter when the letter belongs to another person,
        campaign or evening; IntegrityError when somebody else makes the same letter at this moment.
        """
        letter = self._letter(fact.letter_id)
        if letter is None:
            self._insert(fact, counted, held=held, settles_at=settles_at)
            return
        _check_same(letter, fact)
        if fact.fact == "letter_written":
            letter.written_on = letter.written_on or counted.day
        elif fact.fact == "letter_handed_in" and letter.handed_in_on is None:
            letter.handed_in_on, letter.event_id = counted.day, fact.event_id
        elif fact.fact == "letter_posted" and letter.posted_on is None:
            letter.posted_on, letter.day_moved = counted.day, counted.moved
        if letter.weighed_on is None and fact.fact != "letter_written":
            letter.weighed_on, letter.held, letter.settles_at = counted.day, held, settles_at
        self._count(letter)

    def is_held(self, letter_id: str) -> bool:
        """Does its posting wait for a coordinator's look, as of now?"""
        letter = self._letter(letter_id)
        return letter is not None and letter.held and letter.settles_at is None

    def settles_at(self, letter_id: str) -> datetime | None:
        """When its posting will count by itself; None: it counts already, or waits for a look."""
        letter = self._letter(letter_id)
        return letter.settles_at if letter is not None and letter.held else None

    def record_void(self, void: FactVoided) -> None:
        """A fact is taken back: now, and whenever it may still come. IntegrityError as above."""
        if void.fact not in self._voids_of(void.letter_id):
            self._session.connection().execute(_NEW_VOID, {"letter_id": void.letter_id, "fact": void.fact})
            self._voids_of(void.letter_id).add(void.fact)
        if (letter := self._letter(void.letter_id)) is not None:
            self._count(letter)

    def follow_piles(self, event_ids: Collection[str]) -> None:
        """A pile was posted or taken back, or its evening accepted: post its letters anew. They are locked."""
        self._piles.clear()
        for letter in self._session.scalars(select(Letter).where(Letter.event_id.in_(event_ids))):
            self._count(letter, flush=False)
        self._session.flush()

    def recount(self, today: date) -> None:
        """Bring the count rows up to what was recorded. Call it after `advance(session, "levels")`."""
        recount(self._session, self._touched, window_start(today))

    def _letter(self, id: str) -> Letter | None:
        return None if id in self._missing else self._session.get(Letter, id)

    def _count(self, letter: Letter, *, flush: bool = True) -> None:
        """Bring its counted day up to what is known of it, and remember which counts that moves."""
        day = self._posting_day(letter.id, letter.prisoner_id, letter.posted_on, letter.event_id)
        if day != letter.counted_on:
            self._touch(letter.campaign_id, letter.counted_on, letter.prisoner_id)
            self._touch(letter.campaign_id, day, letter.prisoner_id)
            letter.counted_on = day
        if flush:
            self._session.flush()

    def _posting_day(self, id: str, prisoner_id: str, posted_on: date | None, event_id: str | None) -> date | None:
        piles = NO_PILES if event_id is None else self._piles_of(event_id)
        return posting_day(posted_on, piles.posted_on(prisoner_id), self._voids_of(id))

    def _touch(self, campaign_id: str, day: date | None, prisoner_id: str) -> None:
        if day is not None:
            self._touched.add(Place(campaign_id, day, prisoner_id))

    def _piles_of(self, event_id: str) -> Piles:
        if event_id not in self._piles:
            self._piles |= {event_id: NO_PILES, **standing_piles(self._session, [event_id])}
        return self._piles[event_id]

    def _voids_of(self, id: str) -> set[str]:
        if id not in self._voids:
            self._look_for_voids([id], LetterVoid.letter_id == id)
        return self._voids[id]

    def _look_for_voids(self, ids: Collection[str], which: ColumnElement[bool]) -> None:
        """`ids`: of which nothing but what is found now was taken back."""
        self._voids |= {id: set() for id in ids}
        for id, fact in self._session.execute(select(LetterVoid.letter_id, LetterVoid.fact).where(which)):
            self._voids[id].add(fact)

    def _insert(self, fact: CardFact, counted: CountedDay, *, held: bool, settles_at: datetime | None) -> None:
        posted_on = counted.day if fact.fact == "letter_posted" else None
        weighed = fact.fact != "letter_written"
        day = self._posting_day(fact.letter_id, fact.prisoner_id, posted_on, fact.event_id)
        values: Mapping[str, Any] = {
            "id": fact.letter_id,
            "prisoner_id": fact.prisoner_id,
            "campaign_id": fact.campaign_id,
            "written_on": counted.day if fact.fact == "letter_written" else None,
            "handed_in_on": counted.day if fact.fact == "letter_handed_in" else None,
            "event_id": fact.event_id,
            "posted_on": posted_on,
            "day_moved": posted_on is not None and counted.moved,
            "counted_on": day,
            "weighed_on": counted.day if weighed else None,
            "held": weighed and held,
            "settles_at": settles_at if weighed else None,
            "left_out": False,
        }
        self._session.connection().execute(_NEW_LETTER, values)
        self._missing.discard(fact.letter_id)
        self._touch(fact.campaign_id, day, fact.prisoner_id)


def _check_same(letter: Letter, fact: CardFact) -> None:
    if letter.prisoner_id != fact.prisoner_id:
        raise OtherLetter(pointer="/args/prisoner_id")
    if letter.campaign_id != fact.campaign_id:
        raise OtherLetter(pointer="/args/campaign_id")
    if fact.event_id is not None and letter.event_id not in (None, fact.event_id):
        raise OtherLetter(pointer="/args/event_id")


def hold_pile(session: Session, event_id: str) -> LetterRows:
    """The letters of one evening, locked, for whoever changes what becomes of its pile; then `post_anew`."""
    wait_for_turn(session, {turn_of(event_id)})
    rows = LetterRows(session)
    rows.lock((), {event_id})
    return rows


def post_anew(session: Session, rows: LetterRows, event_id: str) -> None:
    """What becomes of the pile has changed: letters and counts follow."""
    rows.follow_piles({event_id})
    advance(session, "levels")
    rows.recount(clock.today())


def delete_letters_to(session: Session, prisoner_ids: Collection[str]) -> None:
    """Erase letters to people who were only invented (samples), so that the people can go."""
    ids = list(prisoner_ids)
    places: set[Place | None] = set()
    for start in range(0, len(ids), 500):
        theirs = delete(Letter).where(Letter.prisoner_id.in_(ids[start : start + 500]))
        rows = session.execute(theirs.returning(Letter.campaign_id, Letter.counted_on, Letter.prisoner_id))
        places |= {_place(*row) for row in rows}
    _count_again(session, places)
    for start in range(0, len(ids), 500):
        session.execute(delete(RecentCount).where(RecentCount.prisoner_id.in_(ids[start : start + 500])))


def _place(campaign_id: str, counted_on: date | None, prisoner_id: str) -> Place | None:
    return None if counted_on is None else Place(campaign_id, counted_on, prisoner_id)


def _count_again(session: Session, places: Collection[Place | None]) -> None:
    advance(session, "levels")
    recount(session, [place for place in places if place is not None], window_start(clock.today()))
