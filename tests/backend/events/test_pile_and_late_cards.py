"""The pile is marked posted at the moment at which somebody's phone tells of a card that lies in it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask

from factories.evenings import handed_in, open_evening, pile
from factories.phones import Phone
from lebenszeichen.database import reading
from lebenszeichen.letters.queries import counts_by_prisoner

PHONES = 6


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("attempt", range(4))
def test_no_card_that_comes_with_the_pile_is_left_in_the_box(app: Flask, listed: str, attempt: int) -> None:
    code, key = open_evening(app)
    phones = [Phone(app) for _ in range(PHONES)]
    batches = [[handed_in(phone, code, listed) for _ in range(5)] for phone in phones]
    organiser = Phone(app)
    batches.append([pile(organiser, code, key)])
    barrier = Barrier(PHONES + 1)

    def send(number: int) -> list[str]:
        barrier.wait()
        return [result["outcome"] for result in [*phones, organiser][number].push(*batches[number])]

    with ThreadPoolExecutor(PHONES + 1) as threads:
        outcomes = list(threads.map(send, range(PHONES + 1)))
    assert {outcome for some in outcomes for outcome in some} == {"applied"}
    with app.app_context(), reading() as session:
        assert [(one.prisoner_id, one.posted) for one in counts_by_prisoner(session)] == [(listed, 5 * PHONES)]
