"""Two people at the same moment, on real threads and both databases: one of them wins, and nothing is half done."""

from collections import Counter
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from factories.desk_imports import Lists
from factories.desk_people import seated_pair
from factories.export_rows import OTHER_PLACE, export, row
from lebenszeichen.database import reading
from lebenszeichen.imports.models import Import, ImportChange
from lebenszeichen.prisoners.models import Prisoner

pytestmark = pytest.mark.both_databases

PEOPLE = [row(str(number)) for number in range(1, 31)]
ROUNDS = 3


@pytest.fixture
def pair(app: Flask) -> tuple[Lists, Lists]:
    ada, bea = seated_pair(app)
    lists = Lists(ada), Lists(bea)
    lists[0].apply(lists[0].stage(export(*PEOPLE)))
    return lists


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Each in a thread of its own, begun together; what each gave."""
    barrier, found = Barrier(len(works)), [None] * len(works)

    def run(place: int, work: Callable[[], Any]) -> None:
        barrier.wait()
        found[place] = work()

    threads = [Thread(target=run, args=(place, work)) for place, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def saying_yes(who: Lists, id: str) -> Callable[[], Any]:
    said = {"seen": who.shown(id)["seen"]}
    return lambda: who.who.post(f"/imports/{id}/apply", said)


def counted(app: Flask) -> dict[str, int]:
    with app.app_context(), reading() as session:
        return {
            "imports": session.scalar(select(func.count()).select_from(Import)) or 0,
            "changes": session.scalar(select(func.count()).select_from(ImportChange)) or 0,
            "people": session.scalar(select(func.count()).select_from(Prisoner)) or 0,
        }


def test_one_list_is_applied_once(app: Flask, pair: tuple[Lists, Lists]) -> None:
    for number in range(ROUNDS):
        before = counted(app)
        id = pair[0].stage(export(*PEOPLE, row(str(900 + number), "Новый Человек")))
        answers = at_once(*(saying_yes(who, id) for who in pair))
        statuses = Counter(answer.status_code for answer in answers)
        assert statuses[200] == 1, [answer.text for answer in answers]
        assert set(statuses) <= {200, 404, 409, 410}
        after = counted(app)
        assert after["imports"] == before["imports"] + 1
        # The one before is missing from this list, so they change, too.
        assert after["people"] == before["people"] + 1


def test_of_two_lists_the_later_is_looked_at_again(app: Flask, pair: tuple[Lists, Lists]) -> None:
    ids = [pair[place].stage(export({**PEOPLE[0], "decision": f"{place + 8} лет"}, *PEOPLE[1:])) for place in range(2)]
    answers = at_once(*(saying_yes(who, id) for who, id in zip(pair, ids, strict=True)))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    late = next(place for place, answer in enumerate(answers) if answer.status_code == 409)
    assert pair[late].apply(ids[late])["applied"]


def test_two_first_words_at_once_are_a_first_and_a_second(app: Flask, pair: tuple[Lists, Lists]) -> None:
    id = pair[0].stage(export(*({**one, "prison": OTHER_PLACE} for one in PEOPLE)))
    answers = at_once(*(saying_yes(who, id) for who in pair))
    assert sorted(answer.status_code for answer in answers) == [200, 202]
    with app.app_context(), reading() as session:
        last = session.scalars(select(Import).order_by(Import.id.desc())).first()
        assert last is not None
        assert {last.applied_by, last.second_by} == {who.who.id for who in pair}


def test_an_import_is_undone_once(app: Flask, pair: tuple[Lists, Lists]) -> None:
    id = pair[0].stage(export({**PEOPLE[0], "decision": "9 лет"}, *PEOPLE[1:]))
    pair[0].apply(id)
    answers = at_once(*(lambda who=who: who.who.post(f"/imports/{id}/undo") for who in pair))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
