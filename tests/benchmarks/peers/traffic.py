"""What went over the wire: requests, and bytes each way, as the browser's network counts them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Request:
    """Moments in seconds since 1970. `down`: head and packed body as they came; `up`: the body as it was sent."""

    url: str
    begun: float
    up: int = 0
    down: int = 0
    ended: float | None = None
    answered: bool = False
    came: int = 0
    """Bytes so far."""


@dataclass
class Traffic:
    """Reads the browser's network events."""

    requests: dict[str, Request] = field(default_factory=dict)

    def hear(self, events: Iterable[dict[str, Any]]) -> None:
        for event in events:
            heard = getattr(self, f"_{event['method'].rpartition('.')[2]}", None)
            if heard is not None:
                heard(event["params"])

    @property
    def quiet(self) -> bool:
        """Has everything that was asked been answered?"""
        return all(request.ended is not None for request in self.requests.values())

    def until(self, moment: float) -> dict[str, int]:
        """Requests whose answer was there by then, and their bytes. `moment`: seconds since 1970."""
        done = [request for request in self.requests.values() if request.ended is not None and request.ended <= moment]
        return {
            "requests": len(done),
            "up": sum(request.up for request in done),
            "down": sum(request.down for request in done),
        }

    def _requestWillBeSent(self, told: dict[str, Any]) -> None:  # noqa: N802  (the protocol's name)
        self._steady = told["wallTime"] - told["timestamp"]
        body = told["request"].get("postData", "")
        self.requests[told["requestId"]] = Request(told["request"]["url"], told["wallTime"], up=len(body.encode()))

    def _loadingFinished(self, told: dict[str, Any]) -> None:  # noqa: N802
        if request := self.requests.get(told["requestId"]):
            request.down = round(told["encodedDataLength"])
            request.ended = told["timestamp"] + self._steady

    def _responseReceived(self, told: dict[str, Any]) -> None:  # noqa: N802
        if request := self.requests.get(told["requestId"]):
            request.answered = True
            request.came = round(told["response"]["encodedDataLength"])

    def _dataReceived(self, told: dict[str, Any]) -> None:  # noqa: N802
        if request := self.requests.get(told["requestId"]):
            request.came += told["encodedDataLength"]

    def _loadingFailed(self, told: dict[str, Any]) -> None:  # noqa: N802
        request = self.requests.get(told["requestId"])
        if request is None:
            return
        # The page has read all and thrown the answer away before Chromium has tidied up: it calls that cancelled.
        if not (told.get("canceled") and request.answered):
            raise RuntimeError(f"{request.url}: {told['errorText']}")
        request.down = request.came
        request.ended = told["timestamp"] + self._steady
