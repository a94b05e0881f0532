"""The product with a list: the real server, and the same database opened here, to change rows as an import does."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.peers.lists import LISTS
from factories.columns import people_in
from factories.people import change_prisoner
from lebenszeichen.app import create_app
from lebenszeichen.database import writing
from lebenszeichen.settings import Settings
from lebenszeichen.sync.publication import publish_list, withdraw_list
from real_server import RealServer

Row = dict[str, Any]


class Product:
    """A running server; `rows` is its published list, `people` those who may be written to."""

    def __init__(self, server: RealServer) -> None:
        self.server = server
        self.rows: list[Row] = []
        self.people: list[str] = []
        self.read()

    def read(self) -> None:
        """Take the list from the published snapshot, as a phone does."""
        snapshot = self._get(self._manifest()["snapshot"]["path"])
        self.rows = [*people_in(snapshot), *snapshot["facilities"], *snapshot["releases"]]
        self.people = [row["id"] for row in people_in(snapshot) if row["state"] == "held"]

    def change(self, ids: Sequence[str], alias: str) -> list[Row]:
        """Give these people another spelling, publish that as a delta, and return their rows as published."""
        with writing() as session:
            for id in ids:
                change_prisoner(session, id, aliases=[alias])
        publish_list()
        changed = {row["id"]: row for entry in self._manifest()["deltas"] for row in self._body(entry)["prisoners"]}
        return [changed[id] for id in ids]

    def make_current(self) -> None:
        """A new snapshot in place of the old one and its deltas."""
        withdraw_list()
        self.read()

    def _manifest(self) -> dict[str, Any]:
        found: dict[str, Any] = self._get("/api/manifest")["list"]
        return found

    def _body(self, entry: dict[str, Any]) -> dict[str, Any]:
        inline = entry.get("body")
        if inline is None:
            return self._get(entry["path"])
        found: dict[str, Any] = json.loads(inline) if isinstance(inline, str) else inline
        return found

    def _get(self, path: str) -> dict[str, Any]:
        status, body = self.server.fetch(path)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
        found: dict[str, Any] = json.loads(body)
        return found


@contextmanager
def product(folder: Path, name: str) -> Iterator[Product]:
    """The server with one of the lists."""
    server = RealServer(folder / "home")
    server.run("migrate")
    settings = Settings(home=server.home, database_url=f"sqlite:///{server.home / 'lebenszeichen.db'}")
    with create_app(settings).app_context():
        LISTS[name](server)
        server.start()
        try:
            yield Product(server)
        finally:
            server.stop()
