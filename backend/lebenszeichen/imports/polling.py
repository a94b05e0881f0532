"""Asks a source for its list. What it says is staged for people to look at; nothing is ever applied by it."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from importlib.metadata import version

import structlog
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.coordinators.audit import note
from lebenszeichen.database import writing
from lebenszeichen.imports import kept_files, poll_state
from lebenszeichen.imports.comparing import Compared, comparing
from lebenszeichen.imports.errors import ListCutShort, NoSourceToAsk, SourceNotRead, UnreadableList
from lebenszeichen.imports.poll_state import Known, hash_of
from lebenszeichen.imports.staged import Kept, forget_old, keep
from lebenszeichen.outgoing.fetching import Fetched, Fetcher, Request
from lebenszeichen.outgoing.retrying import retry_after
from lebenszeichen.outgoing.transfer import NotFetched, Stopped
from lebenszeichen.problem import Problem
from lebenszeichen.settings import Polling, Settings

log = structlog.get_logger(__name__)

TYPES = (
    "text/csv",
    "text/tab-separated-values",
    "text/plain",
    "application/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
_LONGEST_QUIET = timedelta(days=7)
_NAME = "file 1"
"""What problems call the list; the desk puts the source's name in its place."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What came of it: a list that is staged now, a problem, or neither: it says nothing new."""

    kept: Kept | None = None
    problem: Problem | None = None


def poll(
    settings: Settings, fetcher: Fetcher | None = None, is_time_to_stop: Callable[[], bool] = lambda: False
) -> Polled | None:
    """Ask once, now; None: the program was told to end, and nothing was noted.

    Raises NoSourceToAsk, SourceNotNow.
    """
    if settings.polling is None:
        raise NoSourceToAsk()
    forget_old(settings)
    with writing() as session:
        known = poll_state.begin(session, settings.polling)
    asking = _Asking(settings, settings.polling, known, is_time_to_stop)
    try:
        return asking.ask(fetcher or Fetcher())
    except BaseException as error:
        with writing() as session:
            poll_state.give_up(session, at_once=isinstance(error, Stopped))
        if isinstance(error, Stopped):
            return None
        raise


def ask_soon(settings: Settings, *, by: str) -> None:
    """Have the clock ask within a minute. Raises NoSourceToAsk, SourceNotNow."""
    if settings.polling is None:
        raise NoSourceToAsk()
    with writing() as session:
        poll_state.want(session, settings.polling)
        note(session, by, "source_asked")


@dataclass(frozen=True)
class _Asking:
    """One turn."""

    settings: Settings
    polling: Polling
    known: Known
    is_time_to_stop: Callable[[], bool]

    def ask(self, fetcher: Fetcher) -> Polled:
        """Raises Stopped."""
        try:
            fetched = fetcher.fetch(self._request(), self.is_time_to_stop)
            return self._looked_at(fetched)
        except NotFetched as error:
            return self._not_fetched(error)
        except (UnreadableList, ListCutShort) as problem:
            return self._failed(problem, self.polling.every)

    def _request(self) -> Request:
        settings = self.settings
        where = f"+{settings.public_url}; " if settings.is_public else ""
        agent = f"Lebenszeichen/{version('lebenszeichen')} ({where}{settings.operator.email})"
        return Request(self.polling.url, self.polling.hosts, TYPES, agent, self._conditions)

    def _conditions(self, url: str) -> Mapping[str, str]:
        known = self.known
        if known.answer_url_hash != hash_of(url):
            return {}
        found = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        return {name: value for name, value in found.items() if value}

    def _looked_at(self, fetched: Fetched) -> Polled:
        if fetched.body is None:
            had = self.known
            return self._nothing_new(replace(had, etag=fetched.etag or had.etag))
        content_hash = hashlib.sha256(fetched.body).hexdigest()
        known = Known(hash_of(fetched.url), fetched.etag, fetched.last_modified, content_hash)
        if content_hash == self.known.content_hash:
            return self._nothing_new(known)
        compared = self._compared(fetched.body)
        if compared.plan.is_empty:
            return self._nothing_new(known)
        return Polled(kept=self._staged(fetched.body, compared, known))

    def _compared(self, body: bytes) -> Compared:
        work = comparing(self.settings, [(body, _NAME)], as_of=clock.today().isoformat(), lang=None)
        while not self.is_time_to_stop():
            try:
                next(work)
            except StopIteration as done:
                compared: Compared = done.value
                return compared
        work.close()
        raise Stopped()

    def _staged(self, body: bytes, compared: Compared, known: Known) -> Kept:
        superseded: list[str] = []

        def note_staged(session: Session, id: str) -> None:
            row = poll_state.finish(session, self.polling, "staged", known, clock.now() + self.polling.every)
            superseded.extend(poll_state.supersede(session, row, id))

        kept = keep(
            self.settings,
            [(body, _NAME)],
            compared,
            as_of=clock.today().isoformat(),
            lang=None,
            by=self.polling.host[:80],
            beside=note_staged,
        )
        for id in superseded:
            kept_files.forget(self.settings, id)
        return kept

    def _nothing_new(self, known: Known) -> Polled:
        with writing() as session:
            poll_state.finish(session, self.polling, "unchanged", known, clock.now() + self.polling.every)
        return Polled()

    def _not_fetched(self, error: NotFetched) -> Polled:
        wait = min(poll_state.SOON, self.polling.every) if error.may_pass else self.polling.every
        problem = SourceNotRead(error.said, error.reason)
        return self._failed(problem, wait, error.retry_after)

    def _failed(self, problem: Problem, wait: timedelta, asked_to_wait: str | None = None) -> Polled:
        """What was known stays known: a broken version is asked for again."""
        now = clock.now()
        with writing() as session:
            row = poll_state.finish(session, self.polling, "failed", self.known, now + wait)
            row.problem = poll_state.problem_kept(problem)
            row.quiet_until = retry_after(asked_to_wait, now, _LONGEST_QUIET)
        log.warning("a source gave no list", problem=problem.slug, reason=problem.extra.get("reason"))
        return Polled(problem=problem)
