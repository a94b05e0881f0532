"""What happens to evenings and their piles. Every order of the same facts ends in the same rows. Flushes.

Which cards a pile posts is the letters' part: whoever changes a pile or accepts an evening holds `turn_of` it and then
has the letters follow.
"""

from datetime import date

from sqlalchemy.orm import Session

from lebenszeichen.events.code import CountedBy, new_code
from lebenszeichen.events.errors import NotTheOrganiser, OtherEvent, OtherPile, UnknownEvening
from lebenszeichen.events.facts import EventOpened, PilePosted
from lebenszeichen.events.models import Event, FactVoid, Pile
from lebenszeichen.events.organiser import is_the_organisers, key_hash, new_key
from lebenszeichen.events.queries import is_taken_back, key_hash_of


def turn_of(event_id: str) -> str:
    """For `wait_for_turn`: alone for whoever moves its pile, together for those who hand cards in."""
    return f"event {event_id}"


def open_at_the_desk(
    session: Session, campaign_id: str, day: date, counting: CountedBy, *, by: str, today: date
) -> tuple[str, str]:
    """A new evening, accepted at once; its code and the organiser's key, which stands nowhere else from now on."""
    code, key = new_code(counting), new_key()
    while session.get(Event, code) is not None:
        code = new_code(counting)
    event = Event(id=code, campaign_id=campaign_id, day=day, key_hash=key_hash(key), opened_by=by, accepted_on=today)
    session.add(event)
    session.flush()
    return code, key


def open_from_phone(session: Session, opened: EventOpened, day: date) -> None:
    """Note an evening that an organiser opened; nothing of it counts before a coordinator has accepted it.

    Raises OtherEvent when somebody opened one with this code otherwise; IntegrityError when that happens just now.
    """
    known = session.get(Event, opened.event_id)
    if known is None:
        row = Event(id=opened.event_id, campaign_id=opened.campaign_id, day=day, key_hash=opened.key_hash)
        session.add(row)
        session.flush()
    elif (known.campaign_id, known.key_hash) != (opened.campaign_id, opened.key_hash):
        raise OtherEvent(pointer="/args/event_id")
    elif known.opened_by is None and known.accepted_on is None:
        known.day = min(known.day, day)


def check_organiser(session: Session, event_id: str, shown_hash: str, pointer: str | None = "/args/key") -> None:
    """Raises NotTheOrganiser when the evening is known and this is not its key. Of an unknown one nobody can say."""
    known = key_hash_of(session, event_id)
    if known is not None and not is_the_organisers(known, shown_hash):
        raise NotTheOrganiser(pointer=pointer)


def post_pile(session: Session, posted: PilePosted, day: date) -> None:
    """The box went. Counts when the evening is accepted and the key its own, whenever that may become known.

    Raises NotTheOrganiser; OtherPile when the same pile was another one; IntegrityError as above.
    """
    check_organiser(session, posted.event_id, posted.key_hash)
    known = session.get(Pile, posted.pile_id)
    if known is not None:
        if (known.event_id, known.key_hash, known.taken_out) != (
            posted.event_id,
            posted.key_hash,
            sorted(posted.taken_out),
        ):
            raise OtherPile(pointer="/args/pile_id")
        known.day = min(known.day, day)
    elif not is_taken_back(session, posted.pile_id, "pile_posted"):
        session.add(
            Pile(
                id=posted.pile_id,
                event_id=posted.event_id,
                day=day,
                taken_out=sorted(posted.taken_out),
                key_hash=posted.key_hash,
            )
        )
    session.flush()


def take_pile_back(session: Session, pile_id: str, event_id: str) -> None:
    """Its cards lie in the box again; nothing of the pile is kept. Raises OtherPile when it is another evening's."""
    known = session.get(Pile, pile_id)
    if known is not None:
        if known.event_id != event_id:
            raise OtherPile(pointer="/args/event_id")
        session.delete(known)
    note_void(session, pile_id, "pile_posted")


def note_void(session: Session, subject_id: str, fact: str) -> None:
    """Taken back: now, and whenever it may still come."""
    if not is_taken_back(session, subject_id, fact):
        session.add(FactVoid(subject_id=subject_id, fact=fact))
    session.flush()


def accept(session: Session, event_id: str, today: date) -> bool:
    """A coordinator says yes: its pile and tallies count. False when somebody had. Raises UnknownEvening."""
    event = _event(session, event_id)
    event.closed_on = None
    if event.accepted_on is not None:
        return False
    event.accepted_on = today
    session.flush()
    return True


def close(session: Session, event_id: str, today: date) -> None:
    """Nobody looks after it any more; no number changes by it. Raises UnknownEvening."""
    event = _event(session, event_id)
    event.closed_on = event.closed_on or today
    session.flush()


def _event(session: Session, event_id: str) -> Event:
    event = session.get(Event, event_id, with_for_update=True)
    if event is None:
        raise UnknownEvening()
    return event
