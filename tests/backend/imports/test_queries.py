"""What waits for a second word about a list, and for whom."""

import pytest
from flask import Flask

from factories.desk_imports import Lists
from factories.desk_people import seated_pair
from factories.export_rows import OTHER_PLACE, export, row

PEOPLE = [row(str(number)) for number in range(1, 41)]
ELSEWHERE = export(*({**one, "prison": OTHER_PLACE} for one in PEOPLE))


@pytest.fixture
def pair(app: Flask) -> tuple[Lists, Lists]:
    ada, bea = seated_pair(app)
    Lists(ada).apply(Lists(ada).stage(export(*PEOPLE)))
    return Lists(ada), Lists(bea)


def waiting(one: Lists) -> int:
    count: int = one.who.get("/waiting").json["imports_waiting"]
    return count


def test_a_large_list_waits_for_whoever_may_be_the_second(pair: tuple[Lists, Lists]) -> None:
    ada, bea = pair
    puppet = Lists(ada.who.let_in("Zoe"))
    id = ada.stage(ELSEWHERE)
    assert (waiting(ada), waiting(bea)) == (0, 0), "nobody has said yes to it yet"
    ada.apply(id)
    assert (waiting(ada), waiting(puppet), waiting(bea)) == (0, 0, 1)
    bea.apply(id)
    assert (waiting(ada), waiting(bea)) == (0, 0)


def test_an_undoing_waits_for_a_second_until_it_is_done(pair: tuple[Lists, Lists]) -> None:
    ada, bea = pair
    id = ada.stage(ELSEWHERE)
    ada.apply(id)
    bea.apply(id)
    assert not bea.undo(id)["undone"]
    assert (waiting(ada), waiting(bea)) == (1, 0)
    assert ada.undo(id)["undone"]
    assert (waiting(ada), waiting(bea)) == (0, 0)
