"""What coordinators decide about states. Flushes; the caller's unit of work commits."""

from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.coordinators.audit import note
from lebenszeichen.coordinators.errors import SecondMustBeAnother
from lebenszeichen.coordinators.pairs import obstacle_to_second
from lebenszeichen.prisoners.history import NewEvent, note_confirmed_again
from lebenszeichen.prisoners.reports import confirm_writing, hold_report, leave_as_it_is, propose_writing


def leave_state(session: Session, report_id: int, by: str) -> None:
    """Nothing follows from this report; the person stays "please do not write at present" if that is what they are."""
    report = hold_report(session, report_id)
    leave_as_it_is(report, clock.now())
    note(session, by, "report_left", f"prisoner:{report.prisoner_id}", report=report_id, kind=report.kind)


def may_be_written_to(session: Session, report_id: int, by: str) -> bool:
    """The first says it, the second confirms it; True when it is confirmed and public.

    Raises SecondMustBeAnother for the first again, and for whoever they invited or were invited by.
    """
    report = hold_report(session, report_id)
    subject = f"prisoner:{report.prisoner_id}"
    if report.proposed_by is None:
        propose_writing(report, by)
        note(session, by, "writing_proposed", subject, report=report_id)
        return False
    if obstacle_to_second(session, [report.proposed_by], by):
        raise SecondMustBeAnother()
    confirm_writing(session, report, clock.now())
    if report.kind == "detained_again":
        again = NewEvent(report.prisoner_id, "detained_again", report.source, happened_on=report.reported_on)
        note_confirmed_again(session, again, by=report.proposed_by, confirmed_by=by)
    note(session, by, "writing_confirmed", subject, report=report_id)
    return True


def take_proposal_back(session: Session, report_id: int, by: str) -> None:
    """Anybody may take a proposal back before it is confirmed: it is undecided again."""
    report = hold_report(session, report_id)
    report.proposed_by = None
    note(session, by, "writing_proposal_taken_back", f"prisoner:{report.prisoner_id}", report=report_id)
