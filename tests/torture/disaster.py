"""PostgreSQL itself dies in the middle of the evening, and comes back."""

import re
import time
from dataclasses import dataclass, field

from torture import checking
from torture.clients import Request
from torture.installation import Installation
from torture.postgresql import DurablePostgresql

_NO_DATABASE = re.compile(r"OperationalError|InterfaceError|AdminShutdown")
_PATIENCE = 120.0


@dataclass
class PostgresqlDies:
    """Call it once. What requests and logs say between `died` and `back` is about the database that was not there."""

    installation: Installation
    postgresql: DurablePostgresql
    died: float = 0.0
    back: float = 0.0
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)

    def __call__(self) -> None:
        self.before = self.installation.logs
        self.died = time.monotonic()
        self.postgresql.kill_and_start_again()
        for server in self.installation.servers:
            while server.fetch("/api/health")[0] != 200:
                assert time.monotonic() < self.died + _PATIENCE, "a server does not find its database again"
                time.sleep(0.05)
        self.back = time.monotonic()
        self.after = self.installation.logs

    def concerns(self, request: Request) -> bool:
        return request.begun <= self.back and request.ended >= self.died

    def check(self, requests: list[Request]) -> None:
        """Nothing but the missing database was complained of, and nothing at all before and after."""
        answered = {request.status for request in requests if not self.concerns(request)}
        assert answered <= {0, 200, 201}, "a server had a fault although its database was there"
        assert {request.status for request in requests} <= {0, 200, 201, 500, 503}
        ended = self.installation.logs
        meanwhile = "".join(text.removeprefix(self.before.get(name, "")) for name, text in self.after.items())
        later = "".join(text.removeprefix(self.after.get(name, "")) for name, text in ended.items())
        checking.check_log("".join(self.before.values()) + later)
        checking.check_log("\n".join(line for line in meanwhile.splitlines() if not _NO_DATABASE.search(line)))
