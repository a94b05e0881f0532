"""A card is never refused for volume; above a soft cap it waits for a coordinator's look."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from factories.phones import Phone
from lebenszeichen import clock
from lebenszeichen.database import reading, writing
from lebenszeichen.database.spaces import reached
from lebenszeichen.letters.holding import release_held
from lebenszeichen.letters.queries import counts_by_prisoner, held_cards, posted_for_campaigns
from lebenszeichen.sync.models import LedgerLink


@pytest.fixture
def busy(app: Flask, listed: str) -> Phone:
    """A phone that has told of sixty cards, which is the cap."""
    phone = Phone(app)
    results = phone.push(*[phone.posted(listed) for _ in range(50)]) + phone.push(
        *[phone.posted(listed) for _ in range(10)]
    )
    assert not any(result["held"] for result in results)
    return phone


def test_a_card_above_the_cap_is_accepted_but_not_in_public_numbers(app: Flask, busy: Phone, listed: str) -> None:
    results = busy.push(busy.posted(listed), busy.posted(listed))
    assert [(result["outcome"], result["held"]) for result in results] == [("applied", True)] * 2
    with app.app_context(), reading() as session:
        assert posted_for_campaigns(session) == {"everyone": 60}
        [count] = counts_by_prisoner(session)
        assert (count.posted, count.held) == (62, 2)


def test_the_cap_is_reached_within_one_batch_too(app: Flask, listed: str) -> None:
    phone = Phone(app)
    phone.push(*[phone.posted(listed) for _ in range(50)])
    results = phone.push(*[phone.posted(listed) for _ in range(20)])
    assert [result["held"] for result in results] == [False] * 10 + [True] * 10


def test_a_card_that_somebody_looked_at_counts_and_the_phone_hears_it_when_it_asks_again(
    app: Flask, busy: Phone, listed: str
) -> None:
    card = busy.posted(listed)
    [first], [again] = busy.push(card), busy.push(card)
    assert (first["held"], again["outcome"], again["held"]) == (True, "duplicate", True)
    with app.app_context(), writing() as session:
        before = reached(session, "levels")
        assert release_held(session) == 1
        assert reached(session, "levels") == before + 1
    with app.app_context(), reading() as session:
        assert posted_for_campaigns(session) == {"everyone": 61}
    [later] = busy.push(card)
    assert (later["outcome"], later["seq"], later["held"]) == ("duplicate", first["seq"], False)


def test_only_the_campaign_and_the_day_that_were_named_are_released(app: Flask, busy: Phone, listed: str) -> None:
    today = clock.today()
    busy.push(*(busy.posted(listed, local_date=str(today - timedelta(days=days))) for days in (0, 0, 1)))
    with app.app_context(), writing() as session:
        assert release_held(session, "another") == 0
        assert release_held(session, "everyone", today - timedelta(days=1)) == 1
        assert [(one.day, one.cards) for one in held_cards(session)] == [(today, 2)]
        assert release_held(session) == 2
        assert held_cards(session) == []
        before = reached(session, "levels")
        assert release_held(session) == 0
        assert reached(session, "levels") == before


def test_written_cards_and_voids_do_not_weigh(busy: Phone, listed: str) -> None:
    results = busy.push(busy.posted(listed, fact="letter_written"), busy.voided("3f0e8c86-70a9-4d3e-8f5d-1f4c1f0f6a11"))
    assert [result["held"] for result in results] == [False, False]


def test_another_phone_in_the_same_hall_is_not_held(app: Flask, busy: Phone, listed: str) -> None:
    neighbour = Phone(app)
    assert busy.push(busy.posted(listed))[0]["held"]
    assert not neighbour.push(neighbour.posted(listed))[0]["held"]


def test_after_a_day_a_phone_may_tell_of_more(app: Flask, busy: Phone, listed: str) -> None:
    with app.app_context(), writing() as session:
        session.execute(update(LedgerLink).values(received_at=clock.now() - timedelta(hours=25)))
    assert not busy.push(busy.posted(listed))[0]["held"]


@pytest.mark.parametrize("days", [-3650, -181, 2, 3650])
def test_a_clock_that_is_years_off_counts_on_the_received_day_and_the_answer_says_so(
    app: Flask, listed: str, days: int
) -> None:
    phone = Phone(app)
    today = clock.today()
    [result] = phone.push(phone.posted(listed, local_date=str(today + timedelta(days=days))))
    assert (result["day"], result["day_moved"]) == (str(today), True)


@pytest.mark.parametrize("days", [-180, -1, 0, 1])
def test_a_day_within_the_window_is_counted_as_the_phone_says(app: Flask, listed: str, days: int) -> None:
    phone = Phone(app)
    day = str(clock.today() + timedelta(days=days))
    [result] = phone.push(phone.posted(listed, local_date=day))
    assert (result["day"], result["day_moved"]) == (day, False)
