"""A server that asks a source for its list, and the source."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from factories.export_rows import OTHER_PLACE, export, row
from factories.list_source import HOST, MIRROR, URL, ListSource
from lebenszeichen.database import reading
from lebenszeichen.imports.jobs import ask_the_source
from lebenszeichen.imports.models import StagedImport
from lebenszeichen.imports.poll_models import SourcePoll
from lebenszeichen.imports.polling import Polled, poll
from lebenszeichen.outgoing.fetching import Fetcher
from lebenszeichen.settings import Operator, Polling, Settings

PEOPLE = [row(str(number)) for number in range(1, 41)]
LIST = export(*PEOPLE)
DOCTORED = export(*({**one, "prison": OTHER_PLACE} for one in PEOPLE))
Later = Callable[[timedelta], None]
"""Moves the clock on, by so much more each time."""


class Asking:
    """An application whose source is `source`."""

    def __init__(self, app: Flask, source: ListSource, **options: int) -> None:
        self.app, self.source = app, source
        self.fetcher: Fetcher = source.fetcher(**options)
        app.extensions["settings"] = asking_settings(app.extensions["settings"])

    @property
    def settings(self) -> Settings:
        known: Settings = self.app.extensions["settings"]
        return known

    def poll(self, is_time_to_stop: Callable[[], bool] = lambda: False) -> Polled | None:
        """As the command does."""
        with self.app.app_context():
            return poll(self.settings, self.fetcher, is_time_to_stop)

    def tick(self) -> int:
        """As the clock does every minute; how often the source was asked."""
        before = len(self.source.asked)
        with self.app.app_context():
            ask_the_source(self.settings, self.fetcher, lambda: False)
        return len(self.source.asked) - before


def asking_settings(settings: Settings, url: str = URL) -> Settings:
    polling = Polling(url, (HOST, MIRROR), timedelta(hours=24))
    return replace(settings, polling=polling, operator=Operator(email="team@example.org"))


def rows(app: Flask, table: type[Any]) -> list[Any]:
    with app.app_context(), reading() as session:
        found = list(session.scalars(select(table)))
        session.expunge_all()
        return found


def state(app: Flask) -> SourcePoll:
    [row] = rows(app, SourcePoll)
    assert isinstance(row, SourcePoll)
    assert row.asking_until is None, "somebody still has the turn"
    return row


def staged(app: Flask) -> list[str]:
    return [one.id for one in rows(app, StagedImport)]
