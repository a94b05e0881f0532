"""What is over is erased by the clock."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import func, select

from factories.desk_people import DeskPerson, MoveClock, answered
from lebenszeichen.coordinators.jobs import forget_ended
from lebenszeichen.coordinators.models import AuditEntry, Challenge, DeskSession, Invite, Recovery
from lebenszeichen.database import reading


def rows(app: Flask, model: type) -> int:
    with app.app_context(), reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def forget(app: Flask) -> None:
    with app.app_context():
        forget_ended()


def test_sessions_and_challenges_go_when_they_are_over(app: Flask, ada: DeskPerson, move_clock: MoveClock) -> None:
    ada.post("/sign-in/options")
    move_clock(timedelta(minutes=4))
    forget(app)
    assert (rows(app, Challenge), rows(app, DeskSession)) == (1, 2)
    move_clock(timedelta(minutes=20))
    assert ada.post("/me/here").status_code == 204
    forget(app)
    assert (rows(app, Challenge), rows(app, DeskSession)) == (0, 2)
    move_clock(timedelta(minutes=40))
    forget(app)
    assert rows(app, DeskSession) == 1
    answered(ada.get("/me"))


def test_what_comes_from_the_future_goes_too(app: Flask, ada: DeskPerson, move_clock: MoveClock) -> None:
    ada.post("/sign-in/options")
    move_clock(-timedelta(hours=1))
    forget(app)
    assert (rows(app, Challenge), rows(app, DeskSession)) == (0, 0)


def test_invites_and_recoveries_go_thirty_days_after_their_end_and_the_log_stays(
    app: Flask, ada: DeskPerson, bea: DeskPerson, move_clock: MoveClock
) -> None:
    ada.invite()
    answered(ada.post(f"/coordinators/{bea.id}/recovery"))
    entries = rows(app, AuditEntry)
    move_clock(timedelta(days=31))
    forget(app)
    assert (rows(app, Invite), rows(app, Recovery)) == (1, 1)
    move_clock(timedelta(days=32, minutes=1))
    forget(app)
    assert (rows(app, Invite), rows(app, Recovery), rows(app, AuditEntry)) == (0, 0, entries)
