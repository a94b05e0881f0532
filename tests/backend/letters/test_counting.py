"""Count rows say what the letters say, after any history: nothing is ever added to them."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from factories.count_rows import asked_of_all_letters, count_rows
from factories.databases import STORAGE_KEY, Databases, begin_life
from factories.people import make_prisoner
from lebenszeichen import clock
from lebenszeichen.app import create_app
from lebenszeichen.campaigns.service import create_campaign
from lebenszeichen.database import engine, reading, writing
from lebenszeichen.database.spaces import advance, reached
from lebenszeichen.identifiers import CampaignId, LetterId, PrisonerId
from lebenszeichen.letters.counting import count_all_again
from lebenszeichen.letters.facts import CardFact, CardFactName, FactVoided
from lebenszeichen.letters.holding import release_held
from lebenszeichen.letters.jobs import move_window
from lebenszeichen.letters.levels import window_start
from lebenszeichen.letters.lifecycle import CountedDay
from lebenszeichen.letters.models import LetterCount, RecentCount
from lebenszeichen.letters.queries import posted_since
from lebenszeichen.letters.service import LetterRows, delete_letters_to
from lebenszeichen.settings import Settings

PEOPLE = ("p1", "p2", "p3")
CAMPAIGNS = ("advent", "spring")
NUMBERS = st.integers(0, 5)
DAYS = st.sampled_from([0, 1, 89, 90, 91, 170])


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def app(
    request: pytest.FixtureRequest, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    home = tmp_path_factory.mktemp("counting")
    url = databases.sqlite_url(home) if request.param == "sqlite" else databases.postgresql_url()
    app = create_app(Settings(home=home, database_url=url, storage_key=STORAGE_KEY))
    yield app
    with app.app_context():
        engine().dispose()
    if request.param == "postgresql":
        databases.give_back(url)


def record(number: int, days_ago: int, *, fact: CardFactName = "letter_posted", held: bool = False) -> None:
    """The same number is always the same letter, of the same person and campaign."""
    letter_id, day = LetterId(str(UUID(int=number, version=4))), clock.today() - timedelta(days=days_ago)
    prisoner_id, campaign_id = PrisonerId(PEOPLE[number % 3]), CampaignId(CAMPAIGNS[number % 2])
    with writing() as session:
        rows = LetterRows(session)
        rows.lock([letter_id])
        rows.record_fact(CardFact(fact, letter_id, prisoner_id, campaign_id), CountedDay(day, moved=False), held=held)
        advance(session, "levels")
        rows.recount(clock.today())


def take_back(number: int, fact: CardFactName) -> None:
    letter_id = LetterId(str(UUID(int=number, version=4)))
    with writing() as session:
        rows = LetterRows(session)
        rows.lock([letter_id])
        rows.record_void(FactVoided(letter_id, fact))
        advance(session, "levels")
        rows.recount(clock.today())


def look_at(campaign_id: str | None, days_ago: int | None) -> None:
    with writing() as session:
        release_held(session, campaign_id, None if days_ago is None else clock.today() - timedelta(days=days_ago))


def erase(prisoner_id: str) -> None:
    with writing() as session:
        delete_letters_to(session, [prisoner_id])


def begin() -> None:
    begin_life()
    with writing() as session:
        for campaign_id in CAMPAIGNS:
            create_campaign(session, campaign_id, {"en": campaign_id}, clock.today())
        for prisoner_id in PEOPLE:
            make_prisoner(session, prisoner_id)


histories = st.lists(
    st.one_of(
        st.builds(lambda *a: lambda: record(a[0], a[1], held=a[2]), NUMBERS, DAYS, st.booleans()),
        st.builds(lambda *a: lambda: record(a[0], a[1], fact="letter_written"), NUMBERS, DAYS),
        st.builds(lambda *a: lambda: take_back(*a), NUMBERS, st.sampled_from(["letter_posted", "letter_written"])),
        st.builds(lambda *a: lambda: look_at(*a), st.sampled_from([None, *CAMPAIGNS]), st.one_of(st.none(), DAYS)),
        st.builds(lambda id: lambda: erase(id), st.sampled_from(PEOPLE)),
    ),
    min_size=10,
    max_size=30,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories)
def test_after_any_history_count_rows_are_what_all_letters_say(app: Flask, history: list[Callable[[], None]]) -> None:
    with app.app_context():
        begin()
        for step in history:
            step()
        with reading() as session:
            assert count_rows(session) == asked_of_all_letters(session)


def test_cards_to_one_person_at_the_same_moment_are_all_in_the_count(app: Flask) -> None:
    def post(number: int) -> None:
        with app.app_context():
            record(number * 6, 0)

    with app.app_context():
        begin()
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(post, range(24)))
        with reading() as session:
            assert count_rows(session) == asked_of_all_letters(session)
            assert sum(session.scalars(select(LetterCount.posted))) == 24


def test_a_day_later_the_window_has_moved_without_any_new_letter(app: Flask) -> None:
    with app.app_context():
        begin()
        for number, days_ago in enumerate([0, 89, 90, 91]):
            record(number * 6, days_ago)
        yesterday = window_start(clock.today()) - timedelta(days=1)
        with writing() as session:
            session.execute(update(RecentCount).values(first_day=yesterday, posted=4))
            numbers = reached(session, "levels")
        with reading() as session:
            unmoved = posted_since(session, window_start(clock.today()))
        move_window()
        with reading() as session:
            assert unmoved == posted_since(session, window_start(clock.today())) == {"p1": 3}
            assert session.scalars(select(RecentCount.first_day)).all() == [window_start(clock.today())]
            assert reached(session, "levels") == numbers


def test_a_repair_by_hand_is_followed_by_counting_all_letters(app: Flask) -> None:
    with app.app_context():
        begin()
        for number in range(12):
            record(number, number * 10, held=number % 4 == 0)
        with writing() as session:
            right = count_rows(session)
            session.execute(update(LetterCount).values(posted=77))
            count_all_again(session)
        with reading() as session:
            assert count_rows(session) == right == asked_of_all_letters(session)
