"""An evening that is lost: what happened before last night's dump, what after it, and the restore.

Server and worker are processes; alerts go to a strict stand-in of a push service. Dump and restore are those of
docs/operations.md. What the program has no command for is done on the same database by this process: coordinators who
are there, time that has passed.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from factories.alert_post import WORDS
from factories.export_rows import export, row
from factories.releases import AtTheDesk, at_the_desk, content
from factories.subscribers import make_subscriber, sending_key
from faults.dumps import dump, restore
from lebenszeichen import clock
from lebenszeichen.accounts.tokens import token_hash
from lebenszeichen.alerts.announcing import announce
from lebenszeichen.app import create_app
from lebenszeichen.commands import _group as lebenszeichen
from lebenszeichen.database import reading, writing
from lebenszeichen.database.session import database
from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.releases.models import ReleaseDraft
from lebenszeichen.settings import Settings
from lebenszeichen.sync.models import LedgerLink
from push_service import PushService, SubscribedBrowser
from real_server import RealServer
from real_worker import RealWorker
from torture.line import Line
from torture.phone import Phone

LASTS = timedelta(days=2)
TURNED_OFF = "t" * 43
"""The token of a phone that turned the alerts off after the dump."""


@dataclass
class Evening:
    """Who took part, and what a plain set says of their cards."""

    server: RealServer
    service: PushService
    folder: Path
    app: Flask = field(init=False)
    phones: dict[str, Phone] = field(default_factory=dict)
    counted: set[tuple[str, str]] = field(default_factory=set)
    """(letter, person) of every card that was posted and not taken back."""
    links: dict[str, list[str]] = field(default_factory=dict)
    """Phone → its mutations that the server bound to it before the dump."""

    def __post_init__(self) -> None:
        environment = self.server.environment
        self.app = create_app(
            Settings(
                home=self.server.home,
                database_url=environment["DATABASE_URL"],
                storage_key=bytes.fromhex(environment["LEBENSZEICHEN_STORAGE_KEY"]),
                vapid_private_keys=(environment["VAPID_PRIVATE_KEYS"],),
                public_url=self.server.url,
            )
        )

    def play(self) -> None:
        """Until phones have come back to the restored server."""
        self.begin()
        self.before_the_dump()
        number = self.run("backup", "number").strip()
        self.post("keeper", self.anna, 2)  # in the dump, but beyond its number: kept, and sent again
        dump(self.server.environment["DATABASE_URL"], self.folder / "dump")
        self.run("backup", "mark", number)
        self.after_the_dump()
        self.restore()
        self.come_back()

    def begin(self) -> None:
        listed = self.folder / "list.csv"
        listed.write_bytes(export(*[row(str(number)) for number in range(1, 9)]))
        self.run("import", "viasna", str(listed), "--as-of", "2026-11-20")
        self.server.start("--no-worker")
        people = select(Prisoner.source_id, Prisoner.id).where(Prisoner.source_id.startswith("viasna:"))
        ids = dict(self.read(lambda session: [tuple(one) for one in session.execute(people)]))
        self.anna, self.boris, self.freed = (ids[f"viasna:{number}"] for number in (1, 2, 3))
        self.desk = [at_the_desk(self.app, name) for name in ("Ada", "Ben", "Cleo")]
        key = sending_key(self.app.extensions["settings"])
        self.browser: SubscribedBrowser = self.service.subscribe("fcm.googleapis.com", key.public_b64url)
        self.browser.id = self.write(lambda session: make_subscriber(session, key.id, self.browser.target))
        quiet = {"token_hash": token_hash(TURNED_OFF)}
        self.write(lambda session: make_subscriber(session, key.id, **quiet))

    def before_the_dump(self) -> None:
        for name in ("keeper", "eraser", "old"):
            self.post(name, self.anna, 3)
            self.links[name] = [row.mutation["id"] for row in self.phones[name].outbox.rows]
        month_old = update(LedgerLink).where(LedgerLink.mutation_id.in_(self.links["old"]))
        past = clock.now() - timedelta(days=31)
        self.write(lambda session: session.execute(month_old.values(received_at=past)))
        self.announce("draft:900:told", audience="everybody")
        ada, ben, _ = self.desk
        self.draft = ada.draft(content((self.freed, True)))
        assert ben.confirm(self.draft).status_code == 200

    def after_the_dump(self) -> None:
        self.post("keeper", self.boris, 2)
        self.take_back("keeper")
        self.post("late", self.boris, 2)
        self.phones["eraser"].erase()
        assert self.turn_alerts_off() == 204
        with RealWorker(self.server, self.service):
            self.browser.wait_for(1)
            ended = update(ReleaseDraft).where(ReleaseDraft.state == "on_hold")
            self.write(lambda session: session.execute(ended.values(hold_until=clock.now())))
            self.browser.wait_for(2)
        revoke, remove = ("coordinator", "revoke", self.cleo.id), ("prisoners", "remove", self.boris, "--yes")
        self.server.prepare(("forget",), revoke, remove)

    def restore(self) -> None:
        self.server.stop()
        let_go()
        restore(self.server.environment["DATABASE_URL"], self.folder / "dump")
        self.server.start("--no-worker")

    def come_back(self) -> None:
        """Whoever said "do not count me" sends nothing any more."""
        for name in ("keeper", "old", "late"):
            self.phones[name].come_back()

    def turn_alerts_off(self) -> int:
        """Somebody who wants to hear no more; the status of the answer."""
        line = Line(self.server.port)
        return line.ask("DELETE", "/api/alerts/subscriptions/current", token=TURNED_OFF).status

    @property
    def cleo(self) -> AtTheDesk:
        return self.desk[2]

    @property
    def oracle(self) -> Counter[str]:
        return Counter(person for _, person in self.counted)

    def post(self, name: str, person: str, cards: int) -> None:
        """This phone posts so many cards and is online."""
        phone = self.phones.setdefault(name, Phone(Line(self.server.port)))
        self.counted |= {(phone.outbox.post_card(person), person) for _ in range(cards)}
        phone.flush()

    def take_back(self, name: str) -> None:
        """This phone takes back a card that the dump has as posted."""
        letter, person = min(one for one in self.counted if one[1] == self.anna and one[0] in self.letters(name))
        self.counted.remove((letter, person))
        self.phones[name].outbox.add("fact_voided", {"letter_id": letter, "fact": "letter_posted"})
        self.phones[name].flush()

    def letters(self, name: str) -> str:
        """Everything that this phone still has, as text."""
        return repr([row.mutation["args"] for row in self.phones[name].outbox.rows])

    def announce(self, key: str, audience: str, only: int | None = None) -> None:
        told: dict[str, Any] = {"key": key, "kind": "release" if only is None else "test", "texts": WORDS}
        self.write(lambda session: announce(session, audience=audience, only=only, lasts=LASTS, **told))

    def run(self, *arguments: str) -> str:
        """`lebenszeichen ...` against the same home: what is typed, without the second that a new process takes."""
        done = CliRunner().invoke(lebenszeichen, arguments, env=self.server.environment)
        let_go()
        assert done.exit_code == 0, done.output
        return done.stdout

    def write(self, work: Callable[[Session], Any]) -> Any:
        with self.app.app_context(), writing() as session:
            return work(session)

    def read(self, work: Callable[[Session], Any]) -> Any:
        with self.app.app_context(), reading() as session:
            return work(session)


def let_go() -> None:
    """Close this process's connections: one that outlived the file under it would spoil the restored one."""
    for engines in list(database._app_engines.values()):
        for engine in engines.values():
            engine.dispose()
