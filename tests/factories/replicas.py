"""A phone's copy of the public list, kept up to date as docs/sync-protocol.md tells a client to."""

import hashlib
import json
from typing import Any

from flask.testing import FlaskClient

from factories.columns import people_in

TABLES = ("prisoners", "facilities", "releases")


class Replica:
    """Holds rows by table and id, and a cursor (epoch, seq)."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client
        self.epoch: str | None = None
        self.seq = -1
        self.rows: dict[str, dict[str, Any]] = {table: {} for table in TABLES}
        self.fetched: list[str] = []
        """The kinds of file that the last pull fetched."""

    def pull(self) -> None:
        manifest = self._client.get("/api/manifest").json
        self.fetched = []
        listed = manifest["list"]
        ends = {listed["snapshot"]["seq"], *(delta["to"] for delta in listed["deltas"])}
        if manifest["epoch"] != self.epoch or self.seq not in ends:
            snapshot = self._fetch(listed["snapshot"])
            whole = {**snapshot, "prisoners": people_in(snapshot)}
            self.rows = {table: {row["id"]: row for row in whole[table]} for table in TABLES}
            self.epoch, self.seq = manifest["epoch"], snapshot["seq"]
        for delta in listed["deltas"]:
            if delta["from"] >= self.seq:
                self._apply(self._fetch(delta))

    def apply_span(self, name: dict[str, Any]) -> None:
        """A delta that begins at or before the cursor."""
        self._apply(self._fetch(name))

    def _apply(self, delta: dict[str, Any]) -> None:
        assert delta["from"] <= self.seq <= delta["to"]
        for table in TABLES:
            for id in delta["gone"]:
                self.rows[table].pop(id, None)
            self.rows[table].update({row["id"]: row for row in delta[table]})
        self.seq = delta["to"]

    def _fetch(self, name: dict[str, Any]) -> dict[str, Any]:
        body = self._client.get(name["path"]).data
        assert hashlib.sha256(body).hexdigest() == name["hash"]
        assert len(body) == name["bytes"]
        document: dict[str, Any] = json.loads(body)
        people = people_in(document) if document["kind"] == "snapshot" else document["prisoners"]
        others = [document[table] for table in ("facilities", "releases", "gone")]
        assert len(people) + sum(map(len, others)) == name["rows"]
        self.fetched.append(document["kind"])
        return document
