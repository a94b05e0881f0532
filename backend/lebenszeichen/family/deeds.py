"""What a wish or a decision does to the list. Flushes; the caller commits, then publishes."""

from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.family.models import FamilyRequest
from lebenszeichen.prisoners.flags import FlagKind, flags_by_prisoner, hold_flag, lift_flag, set_flag
from lebenszeichen.prisoners.removal import people_as_kept
from lebenszeichen.sync.takedown import erase, hide, say_of_flags, show_again, tell_no_more


def hide_now(session: Session, row: FamilyRequest) -> None:
    """Off the list and off every file, until somebody decides."""
    hide(session, [row.prisoner_id])
    row.acted, row.acted_on = "hidden", clock.today()


def silence_now(session: Session, row: FamilyRequest) -> None:
    """On the list as "please do not write at present", and in no release."""
    flag(session, row.prisoner_id, "silence", "", None)
    row.acted, row.acted_on = "quiet", clock.today()


def flag(session: Session, prisoner_id: str, kind: FlagKind, reason: str, by: str | None) -> None:
    """Set a flag of the desk, and let phones know the neutral state. `by` None: the family's door."""
    set_flag(session, prisoner_id, kind, reason, by)
    if kind == "silence":
        tell_no_more(session, prisoner_id)
    else:
        say_of_flags(session, prisoner_id)


def unflag(session: Session, prisoner_id: str, kind: str) -> None:
    """As it was before the flag. Raises UnknownFlag."""
    lift_flag(session, hold_flag(session, prisoner_id, kind))
    say_of_flags(session, prisoner_id)


def carry_out(session: Session, prisoner_id: str, decision: str) -> None:
    """What a decision does; one that leaves things as they are does nothing."""
    if decision == "gone":
        erase(session, [prisoner_id])
    elif decision == "shown" and people_as_kept(session, [prisoner_id])[prisoner_id].hidden:
        show_again(session, prisoner_id)
    elif decision == "lifted" and "silence" in flags_by_prisoner(session).get(prisoner_id, ()):
        unflag(session, prisoner_id, "silence")
