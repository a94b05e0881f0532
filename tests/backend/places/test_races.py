"""Two coordinators at the same moment, on real threads: nobody's word is lost, and nothing is answered with a fault."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask

from factories.desk_people import DeskPerson, answered
from factories.people import make_facility
from lebenszeichen.database import reading, writing
from lebenszeichen.facilities.queries import public_facilities

pytestmark = pytest.mark.both_databases

ROUNDS = 5


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


@pytest.fixture
def ids(app: Flask) -> list[str]:
    with app.app_context(), writing() as session:
        return [
            make_facility(session, f"ik-{number}", match_key=f"ик {number}", state="unchecked")
            for number in range(1, ROUNDS + 1)
        ]


def overview(person: DeskPerson) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answered(person.get("/facilities"))["facilities"]
    return found


def states(app: Flask) -> set[str]:
    with app.app_context(), reading() as session:
        return {one["state"] for one in public_facilities(session)}


def test_two_who_compare_the_same_address_at_once_are_two(
    app: Flask, ada: DeskPerson, bea: DeskPerson, ids: list[str]
) -> None:
    seen = {one["id"]: one["content_hash"] for one in overview(ada)}
    for id in ids:
        body = {"content_hash": seen[id]}
        answers = at_once(*(lambda who=who: who.post(f"/facilities/{id}/word", body) for who in (ada, bea)))  # type: ignore[misc]  # noqa: B023
        assert sorted(answered(answer)["needs"] for answer in answers) == [0, 1]
    assert states(app) == {"open"}


def test_two_who_confirm_the_same_list_at_once_do_it_once(
    app: Flask, ada: DeskPerson, bea: DeskPerson, ids: list[str]
) -> None:
    carla = ada.let_in("Carla")  # two of three are independent of the first
    dora = bea.let_in("Dora")
    for one in overview(ada):
        answered(ada.post(f"/facilities/{one['id']}/word", {"content_hash": one["content_hash"]}))
    assert carla.id != dora.id
    texts = [text for one in overview(bea) for text in one["waiting"]]
    seen = [{name: text[name] for name in ("proposal_id", "content_hash")} for text in texts]
    answers = at_once(
        lambda: bea.post("/texts/words", {"texts": seen}),
        lambda: dora.post("/texts/words", {"texts": seen[::-1]}),
    )
    done = [one["proposal_id"] for answer in answers for one in answered(answer) if one["public"]]
    assert sorted(done) == sorted(text["proposal_id"] for text in texts)
    assert states(app) == {"open"}


def test_two_new_institutions_at_once_get_two_numbers(app: Flask, ada: DeskPerson, bea: DeskPerson) -> None:
    for number in range(ROUNDS):
        for who, name in ((ada, f"Дом {number}"), (bea, f"Двор {number}")):
            body = {"name": {"ru": name}, "address": [name, "ул. Иная, 5", "223099 г. Иной"], "source": "A letter"}
            answered(who.post("/facilities", body))
        texts = answered(ada.get("/facilities"))["new"]
        of_ada = [{key: text[key] for key in ("proposal_id", "content_hash")} for text in texts if not text["mine"]]
        of_bea = [{key: text[key] for key in ("proposal_id", "content_hash")} for text in texts if text["mine"]]
        answers = at_once(
            lambda seen=of_ada: ada.post("/texts/words", {"texts": seen}),  # type: ignore[misc]
            lambda seen=of_bea: bea.post("/texts/words", {"texts": seen}),  # type: ignore[misc]
        )
        assert [one["public"] for answer in answers for one in answered(answer)] == [True, True]
    with app.app_context(), reading() as session:
        assert len({one["id"] for one in public_facilities(session)}) == 2 * ROUNDS


def test_closing_and_confirming_at_once_never_leaves_a_closed_one_open(
    app: Flask, ada: DeskPerson, bea: DeskPerson, ids: list[str]
) -> None:
    for one in overview(ada):
        answered(ada.post(f"/facilities/{one['id']}/word", {"content_hash": one["content_hash"]}))
    for one in overview(bea):
        [text] = one["waiting"]
        seen = [{key: text[key] for key in ("proposal_id", "content_hash")}]
        closed, confirmed = at_once(
            lambda id=one["id"]: ada.ask("PUT", f"/facilities/{id}/closing", {}),  # type: ignore[misc]
            lambda seen=seen: bea.post("/texts/words", {"texts": seen}),  # type: ignore[misc]
        )
        assert (closed.status_code, confirmed.status_code) == (204, 200)
    assert states(app) == {"closed"}
