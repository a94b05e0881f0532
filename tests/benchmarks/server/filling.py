"""A database with many people and letters, filled past the program: only the counting afterwards is its own."""

import random
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import psycopg
from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.accounts.models import Device
from lebenszeichen.accounts.service import register_device
from lebenszeichen.campaigns.service import ensure_default_campaign
from lebenszeichen.database import engine, writing
from lebenszeichen.database.spaces import advance
from lebenszeichen.letters.counting import recount_all
from lebenszeichen.letters.levels import window_start
from lebenszeichen.letters.models import Letter, LetterVoid
from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.sync.models import LedgerEntry, LedgerLink

Row = dict[str, object]
DAYS = 180
_VOIDED, _HELD = 0.01, 0.001
_LINKED = 30 / DAYS
_WORDS = ("Аляксандр", "Вольга", "Сяргей", "Марыя", "Узор", "Дуброўскі", "Zubr", "Alaksandr", "Volha", "Maryja")


@dataclass
class Filling:
    """How full a database is so far, and the dice, which always fall the same way."""

    people: int = 0
    letters: int = 0

    def __post_init__(self) -> None:
        self._dice = random.Random(20261122)  # noqa: S311  (nothing to guess)

    def reach(self, people: int, letters: int) -> None:
        """Add what is missing, count all letters, tell the database's planner. Needs an app context."""
        with writing() as session:
            ensure_default_campaign(session, clock.today())
            self._add_people(session, people - self.people)
            self.people = people
            if letters < self.letters:
                self._forget_letters(session)
            self._add_letters(session, letters - self.letters)
            self.letters = letters
            advance(session, "levels")
            recount_all(session, window_start(clock.today()))
        with engine().connect().execution_options(isolation_level="AUTOCOMMIT") as plain:
            plain.exec_driver_sql("ANALYZE")

    def person(self, number: int) -> str:
        """The id of the person with this number."""
        return f"p{number:09d}"

    def _add_people(self, session: Session, count: int) -> None:
        rows = [self._person(number) for number in range(self.people, self.people + count)]
        seq = advance(session, "list")
        _put(session.connection(), Prisoner, [{**row, "list_seq": seq} for row in rows])

    def _person(self, number: int) -> Row:
        name = {lang: " ".join(self._dice.choices(_WORDS, k=3)) for lang in ("be", "ru", "en")}
        told = "".join(self._dice.choices(string.ascii_lowercase + "   ", k=160))
        return {
            "id": self.person(number),
            "source_id": f"bench:{number}",
            "names": name,
            "derived": ["en"],
            "aliases": [],
            "gender": "female" if number % 4 == 0 else "male",
            "birthday": f"19{50 + number % 50}-0{1 + number % 9}",
            "detained_on": "2021-07-14",
            "sentence": told,
            "sentence_lang": "ru",
            "state": "held",
            "sample": False,
        }

    def _forget_letters(self, session: Session) -> None:
        for model in (LedgerLink, LedgerEntry, LetterVoid, Letter, Device):
            session.execute(delete(model))
        self.letters = 0

    def _add_letters(self, session: Session, count: int) -> None:
        token = register_device(session, "2026-11", clock.today())
        device_id = session.scalars(select(Device.id).order_by(func.length(Device.id)).limit(1)).one()
        if not token:
            raise RuntimeError("no phone")
        for start in range(0, count, 50_000):
            some = sorted(self._uuid() for _ in range(min(50_000, count - start)))
            self._add_some(session.connection(), some, device_id)

    def _add_some(self, connection: Connection, ids: Sequence[str], device_id: str) -> None:
        _put(connection, Letter, [self._letter(id) for id in ids])
        voids = [{"letter_id": id, "fact": "letter_posted"} for id in ids if self._dice.random() < _VOIDED]
        _put(connection, LetterVoid, voids)
        _put(connection, LedgerEntry, [{"mutation_id": id} for id in ids])
        _put(connection, LedgerLink, list(self._links(ids, device_id)))

    def _letter(self, id: str) -> Row:
        return {
            "id": id,
            "prisoner_id": self.person(self._dice.randrange(self.people)),
            "campaign_id": "everyone",
            "posted_on": clock.today() - timedelta(days=self._dice.randrange(DAYS)),
            "day_moved": False,
            "held": self._dice.random() < _HELD,
            "left_out": False,
        }

    def _links(self, ids: Sequence[str], device_id: str) -> Iterator[Row]:
        for number, id in enumerate(ids):
            if self._dice.random() < _LINKED:
                yield {
                    "mutation_id": id,
                    "device_id": device_id,
                    "client_id": id,
                    "seq": number + 1,
                    "content_hash": "0" * 64,
                    "posts": True,
                    "levels_seq": 1,
                    "received_at": clock.now() - timedelta(days=self._dice.random() * 29 + 0.5),
                }

    def _uuid(self) -> str:
        return str(UUID(int=self._dice.getrandbits(128), version=4))


def _put(connection: Connection, model: type, rows: Sequence[Row]) -> None:
    """COPY on PostgreSQL, a prepared statement on SQLite."""
    if not rows:
        return
    statement = insert(model)
    if connection.dialect.name != "postgresql":
        connection.execute(statement, rows)
        return
    driver = connection.connection.dbapi_connection
    assert isinstance(driver, psycopg.Connection)
    columns = list(rows[0])
    types = model.__table__.c  # type: ignore[attr-defined]
    bind = [types[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect) for name in columns]
    names = ", ".join(columns)
    with driver.cursor() as cursor, cursor.copy(f"COPY {model.__tablename__} ({names}) FROM STDIN".encode()) as copy:  # type: ignore[attr-defined]
        for row in rows:
            values = zip(bind, row.values(), strict=True)
            copy.write_row([process(value) if process else value for process, value in values])
