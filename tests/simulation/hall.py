"""The real application with a real SQLite file, and what happens to it between requests."""

import hashlib
import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from factories.databases import STORAGE_KEY, VAPID_PRIVATE_KEY, migrate
from factories.people import make_facility, make_prisoner
from lebenszeichen import clock
from lebenszeichen.accounts.models import Device
from lebenszeichen.app import create_app
from lebenszeichen.campaigns.service import create_campaign
from lebenszeichen.database import engine, reading, writing
from lebenszeichen.http.limits import limiter
from lebenszeichen.settings import Settings
from lebenszeichen.sync import high_water, levels_cache, publication
from lebenszeichen.sync.memory import remember
from lebenszeichen.sync.start import prepare
from simulation.crashes import Crashes, Died
from simulation.wire import ask

BEGINNING = datetime(2026, 11, 22, 9, tzinfo=UTC)
CAMPAIGNS = ("everyone", "winter")
PEOPLE = tuple(f"p{number:010}" for number in range(12))
BYSTANDERS = tuple(f"q{number:010}" for number in range(8))
"""Nothing happens to them. Without them a few deltas would be larger than the list, and no phone would follow one to
the next: their names are such that they cannot be packed."""
BEFORE = 40
"""Cards that each campaign has from the beginning: a total below five is shown to nobody, and could not be compared."""
SOFT_CAP = 6


def before_id(number: int) -> str:
    """The letter and the mutation of a card from before the schedule."""
    return f"00000000-ffff-4000-8000-{number:012}"


def _unpackable(*of: object) -> str:
    return hashlib.sha256(str(of).encode()).hexdigest()


class Hall:
    """One server on this computer: it is started, dies, is restored, and begins anew for every schedule."""

    def __init__(self, folder: Path) -> None:
        self.now = BEGINNING
        clock.now = lambda: self.now

        def seconds() -> float:
            return self.now.timestamp()

        # The file is not written more than once a second: a second of the schedule's, not of this computer's.
        high_water.time = SimpleNamespace(monotonic=seconds)
        # As with very many people, when making the levels takes a tenth of a second: answers are up to two seconds old.
        made = count(0, 0.1)
        levels_cache.time = SimpleNamespace(monotonic=seconds, thread_time=made.__next__)
        # The guides do not change while a schedule runs; rendering them is most of what a start takes.
        publication.texts_file = cache(publication.texts_file)
        self.home = folder / "home"
        self.home.mkdir()
        self._begun = folder / "begun"
        self._dumps: list[Path] = []
        self._folder = folder
        self.settings = Settings(
            home=self.home,
            database_url=f"sqlite:///{self._database}",
            storage_key=STORAGE_KEY,
            vapid_private_keys=(VAPID_PRIVATE_KEY,),
            letters_soft_cap=SOFT_CAP,
        )
        migrate(self.settings)
        self.app: Flask = create_app(self.settings)
        self.crashes = Crashes()
        with self.app.app_context():
            self.crashes.watch(engine())
            self._begin()
            self._let_go()
        shutil.copytree(self.home, self._begun)

    @property
    def _database(self) -> Path:
        return self.home / "lebenszeichen.db"

    def request(self, message: dict[str, Any]) -> dict[str, Any]:
        """Answers, or dies at its commit: then nobody hears anything, and the server is started again."""
        self.crashes.arm(message.get("crash"))
        try:
            answer = ask(self.app, message)
        except Died:
            answer = {"died": True}
        self.crashes.arm(None) if not self.crashes.fired else self.start()
        return {**answer, "fired": self.crashes.fired}

    def reset(self) -> None:
        """The same beginning for every schedule."""
        self.now = BEGINNING
        self._let_go()
        shutil.rmtree(self.home)
        shutil.copytree(self._begun, self.home)
        for dump in self._dumps:
            dump.unlink()
        self._dumps.clear()
        limiter.reset()
        self._forget_process()

    def start(self) -> None:
        """As `lebenszeichen serve` does before it answers; a new process remembers nothing."""
        self._forget_process()
        with self.app.app_context():
            prepare(self.settings)

    def dump(self) -> None:
        """Last night's copy of the database; the high-water file is not in it."""
        self._let_go()
        target = self._folder / f"dump-{len(self._dumps)}.db"
        shutil.copyfile(self._database, target)
        self._dumps.append(target)

    def restore(self, back: int) -> int | None:
        """Put a dump in the place of the database, the `back`-th newest, and start.

        How many devices the dump does not know; None when there is no dump.
        """
        if not self._dumps:
            return None
        # The clock's process notes every minute how far the database has come; nobody restores what is seconds old.
        with self.app.app_context():
            remember(self.settings)
        before = self._devices()
        self._let_go()
        for file in self.home.glob("lebenszeichen.db*"):
            file.unlink()
        shutil.copyfile(self._dumps[-1 - back % len(self._dumps)], self._database)
        self.start()
        return before - self._devices()

    def _devices(self) -> int:
        with self.app.app_context(), reading() as session:
            return session.scalar(select(func.count()).select_from(Device)) or 0

    def _let_go(self) -> None:
        with self.app.app_context():
            engine().dispose()

    def _forget_process(self) -> None:
        high_water._written.clear()
        levels_cache._last = None

    def _begin(self) -> None:
        with writing() as session:
            make_facility(session)
            for id in PEOPLE:
                make_prisoner(session, id, facility_id="ik-4")
            for id in BYSTANDERS:
                aliases = [_unpackable(id, turn) for turn in range(6)]
                make_prisoner(session, id, facility_id="ik-4", aliases=aliases)
        prepare(self.settings)
        with writing() as session:
            create_campaign(session, "winter", {"en": "Winter"}, BEGINNING.date())
        self.app.extensions["settings"] = replace(self.settings, letters_soft_cap=BEFORE, letters_settle_minutes=0)
        for campaign in CAMPAIGNS:
            self._push_cards(campaign)
        self.app.extensions["settings"] = self.settings
        prepare(self.settings)

    def _push_cards(self, campaign: str) -> None:
        """What other people have posted before, told of by phones that never come back."""
        registered = self._post("/api/devices", {"consent_version": "2026-11"})
        mutations = []
        for number in range(BEFORE):
            id = before_id(CAMPAIGNS.index(campaign) * BEFORE + number)
            args = {"letter_id": id, "prisoner_id": PEOPLE[number % 3], "campaign_id": campaign}
            head = {"id": id, "seq": number + 1, "name": "letter_posted", "schema": 1}
            mutations.append({**head, "local_date": str(BEGINNING.date()), "args": json.dumps(args)})
        batch = {"client_id": mutations[0]["id"], "client_version": 1, "mutations": mutations}
        self._post("/api/mutations", batch, registered["token"])

    def _post(self, path: str, body: dict[str, Any], token: str = "") -> dict[str, Any]:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        answer = ask(self.app, {"method": "POST", "path": path, "headers": headers, "body": json.dumps(body)})
        told: dict[str, Any] = json.loads(answer["body"])
        return told
