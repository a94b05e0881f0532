"""What a phone knows of its own cards, by docs/sync-protocol.md; no network in here."""

import json
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

Mutation = dict[str, Any]

MOST_IN_A_BATCH = 50


@dataclass
class Row:
    """A mutation, and whether the server has named it."""

    mutation: Mutation
    levels_seq: int | None = None
    """None: it waits. 0: the server's ledger had forgotten its number."""


@dataclass
class Outbox:
    """One profile: its token, its client_id, its mutations in the order in which they were made."""

    token: str | None = None
    epoch: str | None = None
    client_id: str = field(default_factory=lambda: str(uuid4()))
    rows: list[Row] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    problems: list[Any] = field(default_factory=list)
    """Of mutations that were rejected: they leave the queue, and a person would see them."""

    @property
    def waiting(self) -> list[Mutation]:
        return [row.mutation for row in self.rows if row.levels_seq is None]

    def add(self, name: str, args: dict[str, str]) -> Mutation:
        mutation = {
            "id": str(uuid4()),
            "seq": max((row.mutation["seq"] for row in self.rows), default=0) + 1,
            "name": name,
            "schema": 1,
            "local_date": time.strftime("%Y-%m-%d", time.gmtime()),
            "args": json.dumps(args),
        }
        self.rows.append(Row(mutation))
        return mutation

    def post_card(self, prisoner_id: str) -> str:
        """A card is put into a letter box; its letter's id."""
        letter_id = str(uuid4())
        self.add("letter_posted", {"letter_id": letter_id, "prisoner_id": prisoner_id, "campaign_id": "everyone"})
        return letter_id

    def envelope(self, most: int = MOST_IN_A_BATCH) -> dict[str, Any]:
        return {"client_id": self.client_id, "client_version": 1, "mutations": self.waiting[:most]}

    def registered(self, answer: dict[str, str]) -> None:
        """A token from now on; a device that the server did not know numbers its queue anew."""
        self.notice(answer["epoch"])
        self.token = answer["token"]
        self._number_anew()

    def notice(self, epoch: str) -> None:
        """Another epoch: the server's memory may have gone back, so all that is still here waits again."""
        if self.epoch not in (None, epoch):
            for row in self.rows:
                row.levels_seq = None
            self._number_anew()
        self.epoch = epoch

    def hear(self, answer: dict[str, Any]) -> None:
        """Only what the answer names is settled."""
        self.notice(answer["epoch"])
        named = {result["id"]: result for result in answer["results"]}
        self.outcomes.update(result["outcome"] for result in named.values())
        for row in self.rows:
            result = named.get(row.mutation["id"])
            if result and result["outcome"] in ("applied", "duplicate"):
                row.levels_seq = result["seq"]
        rejected = {id: result["problem"] for id, result in named.items() if result["outcome"] == "rejected"}
        self.problems += rejected.values()
        self.rows = [row for row in self.rows if row.mutation["id"] not in rejected]
        if any(result["outcome"] == "fork" for result in named.values()):
            self._number_anew()
        self.drop_durable(answer["durable_before"])

    def drop_durable(self, durable_before: int) -> None:
        """What a backup holds need not be kept."""
        self.rows = [row for row in self.rows if row.levels_seq is None or row.levels_seq > durable_before]

    def _number_anew(self) -> None:
        self.client_id = str(uuid4())
        for seq, mutation in enumerate(self.waiting, 1):
            mutation["seq"] = seq
