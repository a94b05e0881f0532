"""What the phone has read: the list, the levels, the texts. All that changes is called inside a transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence

from .files import TABLES
from .store import Store
from .wire import Json

ONE_TABLE = "SELECT body FROM rows WHERE kind = ?"


class Replica:
    """Replaced by whole files that were checked before."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def cursor(self) -> tuple[str | None, int]:
        """(epoch, seq) of the list."""
        epoch, seq = self._store.get("cursor") or (None, 0)
        return epoch, seq

    def apply_list(self, files: Sequence[Json]) -> None:
        """A snapshot replaces everything, a delta its own rows."""
        for file in files:
            if file["kind"] == "snapshot":
                self._store.db.execute("DELETE FROM rows")
            self._store.db.executemany("DELETE FROM rows WHERE id = ?", [(gone,) for gone in file["gone"]])
            for kind in TABLES:
                rows = [(kind, row["id"], json.dumps(row, ensure_ascii=False)) for row in file[kind]]
                self._store.db.executemany("INSERT OR REPLACE INTO rows VALUES (?, ?, ?)", rows)
            self._store.put(cursor=(file["epoch"], file["seq"] if file["kind"] == "snapshot" else file["to"]))

    def people(self) -> list[Json]:
        """The people of the list, in the order of their ids."""
        return [json.loads(row["body"]) for row in self._store.rows(f"{ONE_TABLE} ORDER BY id", "prisoners")]

    def row(self, kind: str, row_id: str) -> Json | None:
        """One row of the list."""
        found = self._store.rows(f"{ONE_TABLE} AND id = ?", kind, row_id)
        return json.loads(found[0]["body"]) if found else None

    # Files that are replaced as a whole.

    def keep(self, name: str, digest: str, file: Json) -> None:
        """Replace a file of this name."""
        text = json.dumps(file, ensure_ascii=False)
        self._store.db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (name, digest, text))

    def digest(self, name: str) -> str | None:
        """The hash of the file held under this name."""
        found = self._store.rows("SELECT hash FROM files WHERE name = ?", name)
        return found[0]["hash"] if found else None

    def file(self, name: str) -> Json | None:
        """The file held under this name."""
        found = self._store.rows("SELECT body FROM files WHERE name = ?", name)
        return json.loads(found[0]["body"]) if found else None

    def levels(self) -> Json | None:
        """The levels file held."""
        return self.file("levels")

    def levels_from_before(self, epoch: str, seq: int) -> bool:
        """Whether a levels file is older than the one held."""
        held = self.levels()
        return held is not None and held["epoch"] == epoch and held["seq"] > seq

    def campaign(self, campaign_id: str) -> Json | None:
        """A campaign of the levels file."""
        return next((found for found in self._campaigns() if found["id"] == campaign_id), None)

    def default_campaign(self) -> str:
        """Where a card goes when nobody said anything else."""
        return next((str(found["id"]) for found in self._campaigns() if found["default"]), "everyone")

    def knows(self, prisoner_id: str, campaign_id: str) -> bool:
        """Whether a card for them can be counted, as far as this phone has read."""
        return self.row("prisoners", prisoner_id) is not None and self.campaign(campaign_id) is not None

    def _campaigns(self) -> list[Json]:
        levels = self.levels()
        return list(levels["campaigns"]) if levels else []
