"""A client that is a process of its own: `python -m torture.client PLAN.json` in the folder `tests`.

It tells of each request with one line of JSON on its standard output. On its standard input it reads how many of its
facts it may have named so far: so the kills are spread over the work, however fast the machine is.
"""

import json
import random
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

from torture.line import Answer, Line, NoAnswer
from torture.outbox import MOST_IN_A_BATCH, Outbox
from torture.phone import CONSENT

HANGS_UP = 0.04
"""How often the answer is not waited for, beside the first: the server applies a batch and nobody hears of it."""
MOVES = 0.15
"""How often the next batch goes to another server although this one answers."""

LONGEST_PAUSE = 2.0
"""Seconds. Full jitter as in the app, but shorter: there the longest is five minutes."""


class Client:
    """Sends its plan in batches of 1 to 50, again and again until every id was named."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.lines = [Line(port) for port in plan["ports"]]
        self.rng = random.Random(plan["seed"])  # noqa: S311
        self.outbox = Outbox()
        for name, args in plan["facts"]:
            self.outbox.add(name, args)
        self.total = len(self.outbox.rows)
        self.line = self.rng.choice(self.lines)
        self.sent: Counter[str] = Counter()
        self.failures = 0
        self.allowed = 0
        self.allowing = threading.Condition()

    def run(self) -> None:
        while self.outbox.token is None:
            self._ask("/api/devices", CONSENT)
        while self.outbox.waiting:
            self._push(self._room())

    def listen(self) -> None:
        """How many may be named so far, line by line."""
        for line in sys.stdin:
            with self.allowing:
                self.allowed = int(line)
                self.allowing.notify_all()

    def _room(self) -> int:
        with self.allowing:
            self.allowing.wait_for(lambda: self.allowed > self._named)
            return self.allowed - self._named

    @property
    def _named(self) -> int:
        return self.total - len(self.outbox.waiting)

    def _push(self, room: int) -> None:
        # As many of one as of fifty: small batches are what phones send, large ones what they bring home.
        most = self.rng.choice([self.rng.randint(1, 5), self.rng.randint(1, MOST_IN_A_BATCH)])
        self._ask("/api/mutations", self.outbox.envelope(min(most, room)))

    def _ask(self, path: str, body: dict[str, Any]) -> None:
        begun = time.monotonic()
        listens = path == "/api/devices" or (bool(self.sent) and self.rng.random() >= HANGS_UP)
        ids = [mutation["id"] for mutation in body.get("mutations", [])]
        try:
            answer = self.line.ask("POST", path, body, self.outbox.token, listens=listens)
        except NoAnswer as none:
            self._tell(begun, status=0, hung_up=not listens, why=str(none))
            self._go_elsewhere()
        else:
            self._hear(answer, begun)
        finally:
            self.sent.update(ids)

    def _hear(self, answer: Answer, begun: float) -> None:
        if answer.status == 201:
            self.outbox.registered(answer.json)
            self._tell(begun, status=201)
        elif answer.status == 200:
            results = answer.json["results"]
            again = Counter(one["outcome"] for one in results if self.sent[one["id"]])
            first = Counter(one["outcome"] for one in results if not self.sent[one["id"]])
            self.outbox.hear(answer.json)
            self.failures = 0
            self._tell(begun, status=200, first=first, again=again, named=self._named)
            if self.rng.random() < MOVES:
                self.line = self.rng.choice(self.lines)
        else:
            self._tell(begun, status=answer.status)
            time.sleep(answer.retry_after or 0)
            self._go_elsewhere()

    def _go_elsewhere(self) -> None:
        self.failures += 1
        time.sleep(self.rng.uniform(0, min(LONGEST_PAUSE, 0.1 * 2**self.failures)))
        self.line = self.rng.choice(self.lines)

    def _tell(self, begun: float, **what: Any) -> None:
        told = {"port": self.line.port, "begun": begun, "ended": time.monotonic(), **what}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    client = Client(json.loads(Path(sys.argv[1]).read_text()))
    threading.Thread(target=client.listen, daemon=True).start()
    client.run()
