"""A phone: what a person does and sees, and one round with the server."""

from __future__ import annotations

import random as _random
import time
from collections.abc import Callable
from datetime import date

from .line import AskedToWaitError, Line
from .outbox import POSTED, WRITTEN, Letter, Outbox
from .pulling import Puller
from .pushing import Pusher
from .replica import Replica
from .report import Report
from .showing import total
from .store import Store
from .wire import BadAnswerError, Json, Transport, full_jitter, http_transport


class NotPossibleError(Exception):
    """The app does not offer this: nothing was saved."""


class Phone:
    """A durable outbox and a replica in one SQLite file."""

    def __init__(
        self,
        path: str,
        url: str,
        *,
        send: Transport = http_transport,
        now: Callable[[], float] = time.time,
        today: Callable[[], date] = date.today,
        random: Callable[[], float] = _random.random,
    ) -> None:
        self._store = Store(path)
        self._outbox, self._replica = Outbox(self._store), Replica(self._store)
        self._line = Line(self._store, url, send, now)
        self._pusher = Pusher(self._store, self._outbox, self._line, now)
        self._puller = Puller(self._store, self._outbox, self._replica, self._line)
        self._today, self._random, self._failures = today, random, 0

    # What the person does. Each returns only after the fact is on the disk.

    def write(self, prisoner_id: str, campaign_id: str | None = None) -> str:
        """A card was written; it is not in a letter box yet. Returns its `letter_id`."""
        return self._new_letter(WRITTEN, prisoner_id, campaign_id)

    def post(self, prisoner_id: str, campaign_id: str | None = None) -> str:
        """A card was put into a letter box. Returns its `letter_id`."""
        return self._new_letter(POSTED, prisoner_id, campaign_id)

    def put_in_the_box(self, letter_id: str) -> str:
        """A written card was posted. Returns its `letter_id`: another one when its posting was taken back before."""
        with self._store.transaction():
            letter = self._letter(letter_id)
            if letter.state == "posted":
                return letter_id
            self._check(letter.prisoner_id)
            if letter.void(POSTED):
                return self._post_after_all(letter)
            self._outbox.commit(letter, POSTED, self._day())
            return letter_id

    def take_back(self, letter_id: str) -> None:
        """Take back the highest fact of the letter that still stands."""
        with self._store.transaction():
            letter = self._letter(letter_id)
            fact = letter.standing
            if fact is None:
                raise NotPossibleError("nothing of this letter stands")
            if self._outbox.before_the_no(fact) and fact.state in ("counted", "held"):
                raise NotPossibleError("it was sent before the no and can no longer be taken back")
            self._outbox.commit_void(letter, fact, self._day())

    def count_me(self) -> None:
        """What is committed from now on is counted; what was kept here stays here."""
        with self._store.transaction():
            self._store.put(no=None)

    def do_not_count_me(self) -> None:
        """What waits stays here, and all that follows; the next rounds have the device erased."""
        with self._store.transaction():
            self._outbox.say_no()

    # What the person sees.

    def people(self) -> list[Json]:
        """The people of the list, each with the public `level`."""
        levels = (self._replica.levels() or {"levels": {}})["levels"]
        return [{**person, "level": levels.get(person["id"], 0)} for person in self._replica.people()]

    def letters(self) -> list[Letter]:
        """The phone's own letters, in the order in which they were begun."""
        return self._outbox.letters()

    def campaign_total(self, campaign_id: str) -> int | None:
        """The published total with the own cards that it does not contain yet; None for fewer than five."""
        return total(self._replica.levels(), campaign_id, self._outbox.letters())

    def texts(self, lang: str) -> Json | None:
        """Guides and notices of a language."""
        return self._replica.file(f"texts:{lang}")

    # One round.

    def sync(self) -> Report:
        """Push what waits, then read; once more when that made cards wait again."""
        report = Report()
        try:
            self._round(report)
            report.wait = self._after(report)
        except AskedToWaitError:
            report.wait = self._after(report) if report.failure else 0.0
        report.wait = max(report.wait, self._line.quiet())
        report.waiting = self._outbox.waiting()
        return report

    def _round(self, report: Report) -> None:
        self._try(self._pusher.push, report)
        before = self._outbox.waiting()
        self._try(self._puller.pull, report)
        if self._outbox.waiting() > before and not report.failure:
            self._try(self._pusher.push, report)
            self._try(self._puller.pull, report)

    def _try(self, part: Callable[[Report], None], report: Report) -> None:
        """A push that failed keeps nobody from reading."""
        try:
            part(report)
        except BadAnswerError as error:
            report.failure = str(error)

    def _after(self, report: Report) -> float:
        self._failures = self._failures + 1 if report.failure else 0
        return full_jitter(self._failures, self._random) if report.failure else 60.0 * (0.75 + 0.5 * self._random())

    # Small things, inside a transaction.

    def _new_letter(self, name: str, prisoner_id: str, campaign_id: str | None) -> str:
        with self._store.transaction():
            self._check(prisoner_id)
            return self._commit_new(name, prisoner_id, campaign_id or self._replica.default_campaign())

    def _commit_new(self, name: str, prisoner_id: str, campaign_id: str) -> str:
        letter_id = self._outbox.new_letter(prisoner_id, campaign_id)
        self._outbox.commit(self._letter(letter_id), name, self._day())
        return letter_id

    def _post_after_all(self, letter: Letter) -> str:
        """A void wins for ever, so that the card goes on under another `letter_id`."""
        if letter.standing:
            self._outbox.commit_void(letter, letter.standing, self._day())
        return self._commit_new(POSTED, letter.prisoner_id, letter.campaign_id)

    def _check(self, prisoner_id: str) -> None:
        """No card for people who are not to be written to. Of people not on the list here nothing is known."""
        person = self._replica.row("prisoners", prisoner_id)
        if person is None:
            return
        if person["state"] != "held":
            raise NotPossibleError("nobody is to write to this person")
        facility = self._replica.row("facilities", person["facility_id"]) if person["facility_id"] else None
        if facility and facility["state"] == "closed":
            raise NotPossibleError("the institution is closed")

    def _letter(self, letter_id: str) -> Letter:
        letter = self._outbox.letter(letter_id)
        if letter is None:
            raise NotPossibleError("this phone does not know the letter")
        return letter

    def _day(self) -> str:
        return self._today().isoformat()
