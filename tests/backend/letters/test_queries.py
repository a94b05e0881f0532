"""What is counted, for whom, by which day."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from factories.people import make_prisoner
from lebenszeichen.campaigns.service import create_campaign
from lebenszeichen.database import reading, writing
from lebenszeichen.letters.counting import recount_all
from lebenszeichen.letters.levels import window_start
from lebenszeichen.letters.models import Letter, LetterVoid
from lebenszeichen.letters.queries import (
    counts_by_day,
    counts_by_prisoner,
    counts_by_prisoner_and_day,
    posted_for_campaigns,
    posted_since,
)

pytestmark = pytest.mark.both_databases

TODAY = date(2026, 11, 21)


def make_letter(session: Session, number: int, prisoner_id: str, posted_on: date | None, **fields: object) -> str:
    values = {"campaign_id": "everyone", "day_moved": False, "held": False, **fields}
    days = {"posted_on": posted_on, "counted_on": posted_on, "weighed_on": posted_on}
    session.add(Letter(id=f"letter-{number}", prisoner_id=prisoner_id, **days | values))
    session.flush()
    return f"letter-{number}"


@pytest.fixture
def letters(app: Flask, listed: str) -> str:
    """For one person: three counted, one held, one taken back, one written, one of 91 days ago; one for another."""
    with app.app_context(), writing() as session:
        create_campaign(session, "advent", {"en": "Advent"}, TODAY)
        make_prisoner(session, "pother")
        for number in range(3):
            make_letter(session, number, listed, TODAY)
        make_letter(session, 3, listed, TODAY, held=True)
        taken_back = make_letter(session, 4, listed, TODAY, counted_on=None)
        session.add(LetterVoid(letter_id=taken_back, fact="letter_posted"))
        make_letter(session, 5, listed, None, written_on=TODAY)
        make_letter(session, 6, listed, TODAY - timedelta(days=91))
        make_letter(session, 7, "pother", TODAY, campaign_id="advent")
        recount_all(session, window_start(TODAY))
    return listed


def test_levels_look_at_ninety_days_and_leave_out_what_is_held(app: Flask, letters: str) -> None:
    with app.app_context(), reading() as session:
        assert posted_since(session, window_start(TODAY)) == {letters: 3, "pother": 1}


def test_another_first_day_than_the_windows_is_summed_from_days(app: Flask, letters: str) -> None:
    with app.app_context(), reading() as session:
        assert posted_since(session, TODAY - timedelta(days=91)) == {letters: 4, "pother": 1}
        assert posted_since(session, TODAY + timedelta(days=1)) == {}


def test_campaign_totals_leave_out_what_is_held(app: Flask, letters: str) -> None:
    with app.app_context(), reading() as session:
        assert posted_for_campaigns(session) == {"everyone": 4, "advent": 1}


def test_coordinators_see_exact_numbers_and_what_is_held(app: Flask, letters: str) -> None:
    with app.app_context(), reading() as session:
        people = [(count.prisoner_id, count.posted, count.held) for count in counts_by_prisoner(session)]
        days = [(count.day, count.posted) for count in counts_by_day(session)]
        both = [(count.prisoner_id, count.day, count.posted) for count in counts_by_prisoner_and_day(session)]
    assert people == [(letters, 5, 1), ("pother", 1, 0)]
    assert days == [(TODAY - timedelta(days=91), 1), (TODAY, 5)]
    assert both == [(letters, TODAY - timedelta(days=91), 1), (letters, TODAY, 4), ("pother", TODAY, 1)]


def test_exact_numbers_can_be_asked_for_one_campaign(app: Flask, letters: str) -> None:
    with app.app_context(), reading() as session:
        assert [count.prisoner_id for count in counts_by_prisoner(session, "advent")] == ["pother"]
        assert [count.posted for count in counts_by_day(session, "advent")] == [1]
