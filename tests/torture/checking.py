"""What must be true when the evening is over, whatever was killed in it."""

import hashlib
import json
import re
from collections import Counter
from types import SimpleNamespace
from typing import Any, cast

from flask.testing import FlaskClient
from sqlalchemy import create_engine, text

from factories.replicas import Replica
from lebenszeichen.app import create_app
from lebenszeichen.database import engine, reading
from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.prisoners.queries import public_prisoners
from lebenszeichen.releases.queries import public_releases
from lebenszeichen.settings import Settings
from lebenszeichen.sync.files import canonical
from real_server import RealServer
from torture.installation import Installation

SOME, MANY = 3, 10
"""Cards from which a level is 1 and 2, as settings have them when nobody says otherwise."""
_BAD = re.compile(r"deadlock|locked|busy|unexpected|traceback|failed|exception|error|new epoch", re.IGNORECASE)


def check_counts(installation: Installation, counted: Counter[str]) -> None:
    """Person by person what a plain set says, and nobody is held back."""
    rows = json.loads(installation.run("counts", "--format", "json"))
    assert {row["prisoner"]: row["posted"] for row in rows} == dict(counted)
    assert {row["held"] for row in rows} <= {0}


def check_tables(database_url: str, facts: int) -> None:
    """Each fact is in the ledger once, under a number of its own, and was stamped when its batch was done."""
    engine = create_engine(database_url)
    with engine.connect() as connection:
        query = text(
            "SELECT (SELECT count(*) FROM ledger_entries), count(*), count(DISTINCT mutation_id), min(levels_seq)"
            " FROM ledger_links"
        )
        entries, links, different, first = connection.execute(query).one()
        numbers = "SELECT count(*) FROM (SELECT DISTINCT client_id, seq FROM ledger_links) AS numbers"
        numbered = connection.execute(text(numbers)).scalar_one()
    engine.dispose()
    assert (entries, links, different, numbered) == (facts, facts, facts, facts)
    assert first > 0


def check_published(installation: Installation, reader: "Reader", counted: Counter[str]) -> None:
    """A phone that read all evening has what a new one reads, and what stands in the tables; levels are the cards'."""
    reader.pull()
    newcomer = Reader(installation.servers[-1])
    newcomer.pull()
    assert reader.rows == newcomer.rows == in_the_tables(installation)
    levels = published(installation.servers[0], fetched(installation.servers[0], "/api/manifest")["levels"])
    assert levels["levels"] == {id: 2 if cards >= MANY else 1 for id, cards in counted.items() if cards >= SOME}
    assert {one["id"]: one["posted"] for one in levels["campaigns"]}["everyone"] == counted.total()
    for server in installation.servers:
        assert fetched(server, "/api/levels") == levels


def check_log(log: str) -> None:
    """Nobody waited for each other in a circle, met a busy database, or had a fault that was not expected."""
    bad = [line for line in log.splitlines() if _BAD.search(line)]
    assert bad == [], "\n".join(bad)


class Reader(Replica):
    """A phone that reads from a real server."""

    def __init__(self, server: RealServer) -> None:
        self.server = server
        super().__init__(cast(FlaskClient, self))

    def get(self, path: str) -> SimpleNamespace:
        """What `Replica` asks of a client."""
        status, body = self.server.fetch(path)
        assert status == 200, body
        return SimpleNamespace(json=json.loads(body), data=body)


def in_the_tables(installation: Installation) -> dict[str, dict[str, Any]]:
    """The public list by table and id, as the database has it now."""
    app = create_app(Settings(home=installation.home, database_url=installation.database_url))
    with app.app_context():
        with reading() as session:
            tables = {
                "prisoners": public_prisoners(session),
                "facilities": public_facilities(session),
                "releases": public_releases(session),
            }
        engine().dispose()
    return {name: {row["id"]: json.loads(canonical(row)) for row in rows} for name, rows in tables.items()}


def published(server: RealServer, named: dict[str, Any]) -> dict[str, Any]:
    """The levels file that the manifest names, looked at as a phone does."""
    status, body = server.fetch(named["path"])
    assert (status, hashlib.sha256(body).hexdigest(), len(body)) == (200, named["hash"], named["bytes"])
    document: dict[str, Any] = json.loads(body)
    assert len(document["levels"]) + len(document["campaigns"]) == named["rows"]
    return document


def fetched(server: RealServer, path: str) -> dict[str, Any]:
    status, body = server.fetch(path)
    assert status == 200, body
    document: dict[str, Any] = json.loads(body)
    return document
