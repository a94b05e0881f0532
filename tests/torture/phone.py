"""A phone that comes online: registers if it must, pushes what waits, and obeys what it is told."""

from torture.line import Answer, Line
from torture.outbox import Outbox

CONSENT = {"consent_version": "2026-11"}


class Refused(Exception):
    """The server asks to wait, or has a fault: what waits goes on waiting."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


class Phone:
    """One profile and its line. Nothing is sent by itself."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.outbox = Outbox()

    def push_once(self) -> Answer:
        """One request of a flush, and the answer taken in. Raises NoAnswer and Refused."""
        if self.outbox.token is None:
            return self._register()
        answer = self.line.ask("POST", "/api/mutations", self.outbox.envelope(), self.outbox.token)
        if answer.status == 401:
            return self._register()
        self.outbox.hear(self._accepted(answer, 200).json)
        return answer

    def flush(self) -> None:
        """Push until nothing waits."""
        while self.outbox.waiting:
            self.push_once()

    def pull(self) -> Answer:
        """Look at the manifest: is it another memory, and what need not be kept?"""
        answer = self._accepted(self.line.ask("GET", "/api/manifest"), 200)
        self.outbox.notice(answer.json["epoch"])
        self.outbox.drop_durable(answer.json["durable_before"])
        return answer

    def come_back(self) -> None:
        """A round of the app: pull, and push what waits."""
        self.pull()
        self.flush()

    def erase(self) -> None:
        """ "Do not count me": the device is forgotten."""
        self._accepted(self.line.ask("DELETE", "/api/devices/current", token=self.outbox.token), 204)

    def _register(self) -> Answer:
        answer = self._accepted(self.line.ask("POST", "/api/devices", CONSENT), 201)
        self.outbox.registered(answer.json)
        return answer

    def _accepted(self, answer: Answer, status: int) -> Answer:
        if answer.status != status:
            raise Refused(answer)
        return answer
