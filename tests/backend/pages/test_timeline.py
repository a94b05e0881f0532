"""What happened to somebody, on a page that needs no script."""

import pytest
from flask import Flask

from factories.people import make_facility, make_prisoner
from lebenszeichen.database import writing
from lebenszeichen.database.spaces import advance
from lebenszeichen.prisoners.history import NewEvent, note_events

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def moved(app: Flask) -> str:
    with app.app_context(), writing() as session:
        make_facility(session)
        id = make_prisoner(session, source_id="viasna:1", detained_on="2021-07-14", sentenced_on="2023-03")
        events = [
            NewEvent(id, "moved", "Viasna", "2026-11-13", facility_id="ik-4"),
            NewEvent(id, "no_longer_held", "a doubtful word", "2026-11-20", "2026-11-19"),
        ]
        note_events(session, events)
        advance(session, "list")
    return id


def test_the_page_tells_it_with_who_says_so(app: Flask, moved: str) -> None:
    page = app.test_client().get(f"/en/prisoners/{moved}").get_data(as_text=True)
    assert "What happened" in page
    assert page.index("14 July 2021") < page.index("March 2023") < page.index("moved")
    assert "Penal colony No. 4" in page
    assert "Viasna, 13 November 2026" in page
    assert "Facts according to Viasna" in page
    assert "a doubtful word" not in page


def test_in_question_it_says_nothing_of_it(app: Flask, moved: str) -> None:
    with app.app_context(), writing() as session:
        make_prisoner(session, "pother", state="do_not_write", detained_on="2021-07-14", source_id="viasna:2")
        note_events(session, [NewEvent("pother", "moved", "somebody")])
    page = app.test_client().get("/en/prisoners/pother").get_data(as_text=True)
    assert "do not write" in page
    assert "What happened" not in page
    assert "Viasna" not in page
