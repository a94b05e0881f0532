"""What facts do to letters. Every order of the same facts ends in the same state."""

from collections.abc import Collection

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lebenszeichen.database.spaces import advance
from lebenszeichen.letters.errors import OtherLetter
from lebenszeichen.letters.facts import CardFact, FactVoided
from lebenszeichen.letters.lifecycle import CountedDay
from lebenszeichen.letters.models import Letter, LetterVoid


def lock_letters(session: Session, ids: Collection[str]) -> None:
    """Load the letters that exist already and hold their rows, in ascending id: two batches never wait for each other."""
    session.scalars(select(Letter).where(Letter.id.in_(ids)).order_by(Letter.id).with_for_update()).all()


def record_fact(session: Session, fact: CardFact, counted: CountedDay, *, held: bool) -> None:
    """A card was written or posted. Its prisoner and campaign exist.

    A fact that is there already changes nothing. Raises OtherLetter when the letter belongs to another person or campaign.
    """
    letter = session.get(Letter, fact.letter_id)
    if letter is None:
        letter = Letter(
            id=fact.letter_id,
            prisoner_id=fact.prisoner_id,
            campaign_id=fact.campaign_id,
            day_moved=False,
            held=False,
        )
        session.add(letter)
    if letter.prisoner_id != fact.prisoner_id:
        raise OtherLetter(pointer="/args/prisoner_id")
    if letter.campaign_id != fact.campaign_id:
        raise OtherLetter(pointer="/args/campaign_id")
    if fact.fact == "letter_written":
        letter.written_on = letter.written_on or counted.day
    elif letter.posted_on is None:
        letter.posted_on, letter.day_moved, letter.held = counted.day, counted.moved, held
    session.flush()


def record_void(session: Session, void: FactVoided) -> None:
    """A fact is taken back: now, and whenever it may still come."""
    if session.get(LetterVoid, (void.letter_id, void.fact)) is None:
        session.add(LetterVoid(letter_id=void.letter_id, fact=void.fact))
        session.flush()


def delete_letters_to(session: Session, prisoner_ids: Collection[str]) -> None:
    """Erase letters to people who were only invented (samples), so that the people can go."""
    ids = list(prisoner_ids)
    for start in range(0, len(ids), 500):
        session.execute(delete(Letter).where(Letter.prisoner_id.in_(ids[start : start + 500])))
    advance(session, "levels")
