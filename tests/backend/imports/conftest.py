"""The list at its real size, and a week later; and a shorter one for what does not depend on the size. Made once.

A source that is asked for it: one server for a file of tests.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask

from factories.list_source import ListSource
from factories.polling import LIST, Asking, Later
from factories.viasna_export import Export, export_bytes
from lebenszeichen import clock

SHORT = 1600


@pytest.fixture(scope="session")
def first_week() -> bytes:
    return export_bytes(Export())


@pytest.fixture(scope="session")
def second_week() -> bytes:
    return export_bytes(Export(after_release=True))


@pytest.fixture(scope="session")
def short_list() -> bytes:
    return export_bytes(Export(rows=SHORT))


@pytest.fixture(scope="session")
def short_list_in_belarusian() -> bytes:
    return export_bytes(Export(rows=SHORT, locale="be"))


@pytest.fixture(scope="session")
def short_list_later() -> bytes:
    return export_bytes(Export(rows=SHORT, after_release=True))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ListSource]:
    with ListSource(tmp_path_factory.mktemp("source")) as source:
        yield source


@pytest.fixture
def source(running: ListSource) -> ListSource:
    running.answers.clear()
    running.asked.clear()
    running.offer(LIST, '"v1"')
    return running


@pytest.fixture
def asking(app: Flask, source: ListSource) -> Asking:
    return Asking(app, source)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """A clock that goes on by so much more each time."""
    real, gone = clock.now, [timedelta()]

    def move(by: timedelta) -> None:
        gone[0] += by

    monkeypatch.setattr(clock, "now", lambda: real() + gone[0])
    return move
