"""Two batches at once, on both databases: nothing doubled, nothing lost, no fault."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select

from factories.phones import Phone
from lebenszeichen.database import reading
from lebenszeichen.letters.models import Letter
from lebenszeichen.letters.queries import counts_by_prisoner
from lebenszeichen.sync.models import LedgerEntry, LedgerLink

pytestmark = pytest.mark.both_databases


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Everything started at one moment; the answers in order."""
    barrier = Barrier(len(calls))

    def start(call: Callable[[], Any]) -> Any:
        barrier.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as threads:
        return [future.result() for future in [threads.submit(start, call) for call in calls]]


def rows(app: Flask) -> tuple[int, int, int, int]:
    """Letters, ledger entries, ledger links, and what is counted."""
    with app.app_context(), reading() as session:
        counted = sum(count.posted for count in counts_by_prisoner(session))
        tables = (Letter, LedgerEntry, LedgerLink)
        letters, entries, links = (session.scalar(select(func.count()).select_from(table)) or 0 for table in tables)
        return letters, entries, links, counted


@pytest.mark.parametrize("attempt", range(3))
def test_the_same_batch_twice_at_once_is_counted_once(app: Flask, listed: str, attempt: int) -> None:
    phone = Phone(app)
    batch = [phone.posted(listed) for _ in range(20)]
    answers = at_once(*[lambda: phone.send(*batch)] * 4)
    assert [answer.status_code for answer in answers] == [200] * 4
    outcomes = [[result["outcome"] for result in answer.json["results"]] for answer in answers]
    assert sorted(outcomes) == [["applied"] * 20] + [["duplicate"] * 20] * 3
    assert rows(app) == (20, 20, 20, 20)


@pytest.mark.parametrize("attempt", range(3))
def test_the_same_batch_from_two_devices_at_once_is_counted_once(app: Flask, listed: str, attempt: int) -> None:
    # The token was lost between two attempts: another device, another client, the same mutations.
    first, second = Phone(app), Phone(app)
    batch = [first.posted(listed) for _ in range(20)]
    answers = at_once(lambda: first.send(*batch), lambda: second.send(*batch))
    assert [answer.status_code for answer in answers] == [200, 200]
    for one, other in zip(answers[0].json["results"], answers[1].json["results"], strict=True):
        assert sorted([one["outcome"], other["outcome"]]) == ["applied", "duplicate"]
    assert rows(app) == (20, 20, 20, 20)


@pytest.mark.parametrize("attempt", range(3))
def test_two_clones_of_a_phone_at_once_lose_no_letter(app: Flask, listed: str, attempt: int) -> None:
    # Same client, same numbers, other ids, and different tokens, so that no lock of the device orders them.
    first, second = Phone(app), Phone(app)
    second.client_id = first.client_id
    batches = [[phone.posted(listed) for _ in range(20)] for phone in (first, second)]
    answers = at_once(lambda: first.send(*batches[0]), lambda: second.send(*batches[1]))
    assert [answer.status_code for answer in answers] == [200, 200]
    for one, other in zip(answers[0].json["results"], answers[1].json["results"], strict=True):
        assert sorted([one["outcome"], other["outcome"]]) == ["applied", "fork"]
    assert rows(app) == (20, 20, 20, 20)
    for phone, answer, batch in zip((first, second), answers, batches, strict=True):
        forked = [m for m, result in zip(batch, answer.json["results"], strict=True) if result["outcome"] == "fork"]
        if forked:
            phone.send(*forked, client_id=str(uuid4()))
    assert rows(app) == (40, 40, 40, 40)


@pytest.mark.parametrize("attempt", range(3))
def test_facts_of_the_same_letters_in_opposite_order_at_once_do_not_block_each_other(
    app: Flask, listed: str, attempt: int
) -> None:
    first, second = Phone(app), Phone(app)
    letters = [str(uuid4()) for _ in range(20)]
    written = [first.posted(listed, letter, fact="letter_written") for letter in letters]
    posted = [second.posted(listed, letter) for letter in reversed(letters)]
    answers = at_once(lambda: first.send(*written), lambda: second.send(*posted))
    assert [answer.status_code for answer in answers] == [200, 200]
    outcomes = {result["outcome"] for answer in answers for result in answer.json["results"]}
    assert outcomes == {"applied"}
    assert rows(app) == (20, 40, 40, 20)


@pytest.mark.parametrize("attempt", range(3))
def test_the_same_id_with_other_content_at_once_is_rejected_on_one_side(app: Flask, listed: str, attempt: int) -> None:
    # Nothing orders these two but the ledger's own uniqueness: the slower one runs into it.
    first, second = Phone(app), Phone(app)
    batch = [first.posted(listed) for _ in range(10)]
    other = [{**second.posted(listed), "id": mutation["id"]} for mutation in batch]
    answers = at_once(lambda: first.send(*batch), lambda: second.send(*other))
    assert [answer.status_code for answer in answers] == [200, 200]
    for one, another in zip(answers[0].json["results"], answers[1].json["results"], strict=True):
        assert sorted([one["outcome"], another["outcome"]]) == ["applied", "rejected"]
    assert rows(app) == (10, 10, 10, 10)


def test_many_phones_at_once_are_all_counted(app: Flask, listed: str) -> None:
    phones = [Phone(app) for _ in range(6)]
    batches = [[phone.posted(listed) for _ in range(10)] for phone in phones]

    def send(index: int) -> Callable[[], Any]:
        return lambda: phones[index].send(*batches[index])

    answers = at_once(*[send(index) for index in range(6)])
    assert [answer.status_code for answer in answers] == [200] * 6
    assert sorted(answer.json["results"][0]["seq"] for answer in answers) == [answers_seq(n) for n in range(6)]
    assert rows(app) == (60, 60, 60, 60)


def answers_seq(batch: int) -> int:
    """The default campaign took number 1; each batch takes ten."""
    return 1 + 10 * (batch + 1)
