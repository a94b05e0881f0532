"""Letters and the mutations in which their facts travel."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from .store import Store
from .wire import Json, Result

WRITTEN, POSTED, VOIDED = "letter_written", "letter_posted", "fact_voided"
MAY_BE_OFFERED_AGAIN = ("/problems/unknown-prisoner", "/problems/unknown-campaign")
SELECT_FACTS = "SELECT n, name, voids, state, ack_epoch, ack_seq, settles_at, problem FROM mutations"


@dataclass(frozen=True)
class Fact:
    """A committed fact and where its mutation has got to. The `ack_` members outlive a new epoch."""

    n: int
    name: str
    voids: str | None
    state: str
    ack_epoch: str | None
    ack_seq: int | None
    settles_at: float | None
    problem: str | None


@dataclass(frozen=True)
class Letter:
    """One card of this phone. `status` and `problem` are of the mutation that was committed last."""

    letter_id: str
    prisoner_id: str
    campaign_id: str
    facts: Sequence[Fact]

    def fact(self, name: str) -> Fact | None:
        """The first commit of this fact: a later one changes nothing."""
        return next((fact for fact in self.facts if fact.name == name), None)

    def void(self, name: str) -> Fact | None:
        """What takes this fact back."""
        return next((fact for fact in self.facts if fact.voids == name), None)

    @property
    def standing(self) -> Fact | None:
        """The highest committed fact that is not voided."""
        for name in (POSTED, WRITTEN):
            if self.fact(name) and not self.void(name):
                return self.fact(name)
        return None

    @property
    def state(self) -> Literal["posted", "written", "taken_back"]:
        """What the letter is."""
        if not (fact := self.standing):
            return "taken_back"
        return "posted" if fact.name == POSTED else "written"

    @property
    def status(self) -> str:
        """Where its last mutation is: `waiting`, `counted`, `held`, `not_counted` or `kept_here`."""
        return self.facts[-1].state

    @property
    def problem(self) -> Json | None:
        """Why it is not counted."""
        last = self.facts[-1]
        return json.loads(last.problem) if last.problem and last.state == "not_counted" else None


class Outbox:
    """Durable, in the order of commits. All that changes is called inside a transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # Committing.

    def new_letter(self, prisoner_id: str, campaign_id: str) -> str:
        """A letter without facts, for the first commit to follow."""
        letter_id = str(uuid.uuid4())
        self._store.db.execute("INSERT INTO letters VALUES (?, ?, ?)", (letter_id, prisoner_id, campaign_id))
        return letter_id

    def commit(self, letter: Letter, name: str, day: str) -> None:
        """That the letter was written or posted."""
        args = {"letter_id": letter.letter_id, "prisoner_id": letter.prisoner_id, "campaign_id": letter.campaign_id}
        self._insert(letter.letter_id, name, args, day, None, keep=not self.counting())

    def commit_void(self, letter: Letter, fact: Fact, day: str) -> None:
        """That this fact was none. A void of what never left the phone does not leave it either."""
        keep = not self.counting() or self.before_the_no(fact)
        args = {"letter_id": letter.letter_id, "fact": fact.name}
        self._insert(letter.letter_id, VOIDED, args, day, fact.name, keep=keep)

    def _insert(self, letter_id: str, name: str, args: Json, day: str, voids: str | None, *, keep: bool) -> None:
        text = json.dumps(args, ensure_ascii=False, separators=(",", ":"))
        self._store.db.execute(
            "INSERT INTO mutations (id, letter_id, seq, name, schema, local_date, args, voids, state)"
            " VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?)",
            (
                str(uuid.uuid4()),
                letter_id,
                None if keep else self._next_seq(),
                name,
                day,
                text,
                voids,
                "kept_here" if keep else "waiting",
            ),
        )

    def _next_seq(self) -> int:
        self.client_id()
        seq: int = self._store.get("last_seq") + 1
        self._store.put(last_seq=seq)
        return seq

    # Consent.

    def counting(self) -> bool:
        """Whether what is committed now is to be counted."""
        return not self._store.get("no")

    def before_the_no(self, fact: Fact) -> bool:
        """Whether a no was said since: then it is never sent (again)."""
        return fact.n <= (self._store.get("no_until") or 0)

    def say_no(self) -> None:
        """What waits stays here; the token is kept aside until the server has erased the device."""
        last = self._store.rows("SELECT coalesce(max(n), 0) FROM mutations")[0][0]
        erasing = self._store.get("token") or self._store.get("erasing")
        self._store.put(no=True, no_until=last, erasing=erasing, token=None)
        self._store.db.execute("UPDATE mutations SET state = 'kept_here', seq = NULL WHERE state = 'waiting'")
        self.new_client()

    # Numbers and epochs.

    def client_id(self) -> str:
        """Minted when first needed."""
        if self._store.get("client_id") is None:
            self.new_client()
        client_id: str = self._store.get("client_id")
        return client_id

    def new_client(self) -> None:
        """A new `client_id`; what waits gets numbers from 1 under it, in the order of commits."""
        self._store.put(client_id=str(uuid.uuid4()), last_seq=0)
        for row in self._store.rows("SELECT n FROM mutations WHERE state = 'waiting' ORDER BY n"):
            self._store.db.execute("UPDATE mutations SET seq = ? WHERE n = ?", (self._next_seq(), row["n"]))

    def enter_epoch(self, epoch: str) -> None:
        """In a new epoch everything that was acknowledged waits again: the ledger sorts out what was known."""
        known = self._store.get("epoch")
        self._store.put(epoch=epoch)
        if known in (None, epoch):
            return
        self._store.db.execute("INSERT OR IGNORE INTO left_epochs VALUES (?)", (known,))
        again = self._store.db.execute(
            "UPDATE mutations SET state = 'waiting' WHERE state IN ('counted', 'held') AND n > ?",
            (self._store.get("no_until") or 0,),
        )
        if again.rowcount:
            self.new_client()

    # What the server says.

    def waiting(self) -> int:
        """How many wait to be sent."""
        return int(self._store.rows("SELECT count(*) FROM mutations WHERE state = 'waiting'")[0][0])

    def batch(self, most: int) -> list[Json]:
        """The next ones to send, as they go over the wire."""
        members = "id, seq, name, schema, local_date, args"
        sql = f"SELECT {members} FROM mutations WHERE state = 'waiting' ORDER BY seq LIMIT ?"
        return [dict(row) for row in self._store.rows(sql, most)]

    def acknowledge(self, result: Result, epoch: str) -> None:
        """`applied` or `duplicate`: both tell what holds now."""
        self._store.db.execute(
            "UPDATE mutations SET state = ?, seq = NULL, ack_epoch = ?, ack_seq = ?, settles_at = ?, problem = NULL"
            " WHERE id = ? AND state = 'waiting'",
            ("held" if result.held else "counted", epoch, result.seq, result.settles_at, result.id),
        )

    def reject(self, mutation_id: str, problem: Json) -> None:
        """Not counted; its number is free."""
        self._store.db.execute(
            "UPDATE mutations SET state = 'not_counted', seq = NULL, problem = ? WHERE id = ? AND state = 'waiting'",
            (json.dumps(problem, ensure_ascii=False), mutation_id),
        )

    def offer_again(self, known: Callable[[str, str], bool]) -> None:
        """Those whose person or campaign was unknown wait again once both are known here."""
        found = self._store.rows(
            "SELECT n, prisoner_id, campaign_id FROM mutations JOIN letters USING (letter_id)"
            " WHERE state = 'not_counted' AND json_extract(problem, '$.type') IN (?, ?) AND n > ? ORDER BY n",
            *MAY_BE_OFFERED_AGAIN,
            self._store.get("no_until") or 0,
        )
        for row in found:
            if known(row["prisoner_id"], row["campaign_id"]):
                change = "UPDATE mutations SET state = 'waiting', seq = ? WHERE n = ?"
                self._store.db.execute(change, (self._next_seq(), row["n"]))

    # Looking.

    def letters(self) -> list[Letter]:
        """All, in the order in which they were begun."""
        return [self._letter(row) for row in self._store.rows("SELECT * FROM letters ORDER BY rowid")]

    def letter(self, letter_id: str) -> Letter | None:
        """One of them."""
        found = self._store.rows("SELECT * FROM letters WHERE letter_id = ?", letter_id)
        return self._letter(found[0]) if found else None

    def _letter(self, row: sqlite3.Row) -> Letter:
        facts = self._store.rows(f"{SELECT_FACTS} WHERE letter_id = ? ORDER BY n", row["letter_id"])
        return Letter(row["letter_id"], row["prisoner_id"], row["campaign_id"], [Fact(*fact) for fact in facts])
