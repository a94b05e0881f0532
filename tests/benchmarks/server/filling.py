"""A database with many people and letters, filled past the program: only the counting afterwards is its own."""

import random
import string
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, insert, select, text
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.accounts.models import Device
from lebenszeichen.accounts.service import register_device
from lebenszeichen.campaigns.service import ensure_default_campaign
from lebenszeichen.database import engine, writing
from lebenszeichen.database.spaces import advance
from lebenszeichen.letters.counting import recount_all
from lebenszeichen.letters.levels import window_start
from lebenszeichen.prisoners.models import Prisoner

Row = dict[str, object]
DAYS = 180
_WORDS = ("Аляксандр", "Вольга", "Сяргей", "Марыя", "Узор", "Дуброўскі", "Zubr", "Alaksandr", "Volha", "Maryja")

_LETTERS = {
    "sqlite": """
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :letters)
        INSERT INTO letters (id, prisoner_id, campaign_id, posted_on, day_moved, held, left_out)
        SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8'
                     || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))) AS id,
               printf('p%09d', abs(random()) % :people), 'everyone',
               date(:today, '-' || (abs(random()) % :days) || ' days'), 0, abs(random()) % 1000 = 0, 0
        FROM numbers ORDER BY id
    """,
    "postgresql": """
        INSERT INTO letters (id, prisoner_id, campaign_id, posted_on, day_moved, held, left_out)
        SELECT gen_random_uuid()::text AS id, 'p' || lpad(floor(random() * :people)::int::text, 9, '0'), 'everyone',
               :today::date - floor(random() * :days)::int, false, random() < 0.001, false
        FROM generate_series(1, :letters) ORDER BY id
    """,
}
"""One letter in a thousand is held."""
_BESIDE = (
    "INSERT INTO letter_voids (letter_id, fact) SELECT id, 'letter_posted' FROM letters WHERE id LIKE '%01'"
    " ON CONFLICT DO NOTHING",
    "UPDATE letters SET weighed_on = posted_on, counted_on = CASE WHEN id LIKE '%01' THEN NULL ELSE posted_on END"
    " WHERE weighed_on IS NULL",
    "INSERT INTO ledger_entries (mutation_id) SELECT id FROM letters WHERE true ON CONFLICT DO NOTHING",
    "INSERT INTO ledger_links"
    " (mutation_id, device_id, client_id, seq, content_hash, posts, claims, levels_seq, received_at)"
    " SELECT id, :device, id, 1, :hash, true, false, 1, :received FROM letters WHERE id LIKE '%7_' OR id LIKE '%c_'"
    " ON CONFLICT DO NOTHING",
)
"""One in 256 is taken back; an eighth came within the last 30 days and is still linked."""


@dataclass
class Filling:
    """How full a database is so far."""

    people: int = 0
    letters: int = 0

    def __post_init__(self) -> None:
        self._dice = random.Random(20261122)  # noqa: S311  (nothing to guess)

    def reach(self, people: int, letters: int) -> None:
        """Add what is missing, count all letters, tell the database's planner. Needs an app context."""
        with writing() as session:
            connection = session.connection()
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA cache_size = -300000")
            else:  # what is filled in refers to what is there: no need to look it up a million times
                connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            ensure_default_campaign(session, clock.today())
            self._add_people(session, people - self.people)
            self._add_letters(session, people, letters - self.letters)
            self.people, self.letters = people, letters
            advance(session, "levels")
            recount_all(session, window_start(clock.today()))
        with engine().connect() as plain:
            plain.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("ANALYZE")
        engine().dispose()

    def person(self, number: int) -> str:
        """The id of the person with this number."""
        return f"p{number:09d}"

    def _add_people(self, session: Session, count: int) -> None:
        seq = advance(session, "list")
        rows = [self._person(number) for number in range(self.people, self.people + count)]
        if rows:
            session.connection().execute(insert(Prisoner), [{**row, "list_seq": seq} for row in rows])

    def _person(self, number: int) -> Row:
        return {
            "id": self.person(number),
            "source_id": f"bench:{number}",
            "names": {lang: " ".join(self._dice.choices(_WORDS, k=3)) for lang in ("be", "ru", "en")},
            "derived": ["en"],
            "aliases": [],
            "gender": "female" if number % 4 == 0 else "male",
            "birthday": f"19{50 + number % 50}-0{1 + number % 9}",
            "detained_on": "2021-07-14",
            "sentence": "".join(self._dice.choices(string.ascii_lowercase, k=160)),
            "sentence_lang": "ru",
            "state": "held",
            "sample": False,
        }

    def _add_letters(self, session: Session, people: int, count: int) -> None:
        if count <= 0:
            return
        connection = session.connection()
        told = {"letters": count, "people": people, "days": DAYS, "today": clock.today().isoformat()}
        connection.execute(text(_LETTERS[connection.dialect.name].replace("::", r"\:\:")), told)
        beside = {"device": self._device(session), "hash": "0" * 64, "received": _moment(connection)}
        for statement in _BESIDE:
            used = {name: value for name, value in beside.items() if f":{name}" in statement}
            connection.execute(text(statement), used)

    def _device(self, session: Session) -> str:
        if (known := session.scalars(select(Device.id).limit(1)).first()) is not None:
            return known
        register_device(session, "2026-11", clock.today())
        return session.scalars(select(Device.id).limit(1)).one()


def _moment(connection: Connection) -> object:
    received = datetime.now(UTC) - timedelta(days=5)
    return received if connection.dialect.name == "postgresql" else received.strftime("%Y-%m-%d %H:%M:%S.%f")
