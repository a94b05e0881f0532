"""Threads do what they are handed, once for each of them, and end when told."""

import threading
from collections.abc import Callable, Iterator

import pytest

from lebenszeichen.alerts.embedded import EmbeddedEngine
from lebenszeichen.alerts.engine import Engine

PATIENCE = 20


class Looks:
    """Notes each look, and says when there were so many."""

    def __init__(self, wanted: int) -> None:
        self.events: list[int] = []
        self.enough = threading.Event()
        self._wanted = wanted

    def __call__(self, event_id: int, _is_time_to_stop: Callable[[], bool]) -> bool:
        self.events.append(event_id)
        if len(self.events) == self._wanted:
            self.enough.set()
        return False


@pytest.fixture
def engines() -> Iterator[list[Engine]]:
    engines: list[Engine] = []
    yield engines
    for engine in engines:
        engine.stop()


def started(engines: list[Engine], engine: EmbeddedEngine) -> EmbeddedEngine:
    engines.append(engine)
    engine.start()
    return engine


def test_every_thread_looks_at_an_event_once(engines: list[Engine]) -> None:
    looks = Looks(4)
    engine = started(engines, EmbeddedEngine(looks, threads=2))
    engine.defer(7)
    engine.defer(8)
    assert looks.enough.wait(PATIENCE)
    assert sorted(looks.events) == [7, 7, 8, 8]


def test_an_event_that_waits_already_is_not_queued_again(engines: list[Engine]) -> None:
    looks = Looks(2)
    engine = EmbeddedEngine(looks, threads=1)
    for event_id in (7, 7, 7, 8, 7):
        engine.defer(event_id)
    started(engines, engine)
    assert looks.enough.wait(PATIENCE)
    engine.stop()
    assert looks.events == [7, 8]


def test_an_event_with_more_to_do_lets_others_go_first(engines: list[Engine]) -> None:
    order: list[int] = []
    done = threading.Event()

    def look(event_id: int, _: Callable[[], bool]) -> bool:
        order.append(event_id)
        if len(order) == 4:
            done.set()
        return event_id == 7 and order.count(7) < 3

    engine = EmbeddedEngine(look, threads=1)
    engine.defer(7)
    engine.defer(8)
    started(engines, engine)
    assert done.wait(PATIENCE)
    assert order == [7, 8, 7, 7]


def test_a_look_that_fails_ends_neither_the_thread_nor_the_engine(engines: list[Engine]) -> None:
    looked = threading.Event()

    def look(event_id: int, _: Callable[[], bool]) -> bool:
        if event_id == 7:
            raise RuntimeError
        looked.set()
        return False

    engine = started(engines, EmbeddedEngine(look, threads=1))
    engine.defer(7)
    engine.defer(8)
    assert looked.wait(PATIENCE)


def test_told_to_stop_a_look_under_way_hears_of_it_and_nothing_new_is_begun(engines: list[Engine]) -> None:
    begun, events = threading.Event(), []

    def look(event_id: int, is_time_to_stop: Callable[[], bool]) -> bool:
        events.append(event_id)
        begun.set()
        while not is_time_to_stop():
            pass
        return True

    engine = started(engines, EmbeddedEngine(look, threads=1))
    engine.defer(7)
    engine.defer(8)
    assert begun.wait(PATIENCE)
    engine.stop()
    assert events == [7]
