"""A tab that stands for a phone: it opens an engine's page, is slowed down, and is asked to work."""

import json
import time
from typing import Any

from benchmarks.peers.traffic import Traffic
from benchmarks.quiet_browser import QuietBrowser

CONDITIONS: dict[str, tuple[int, dict[str, float]]] = {
    "unthrottled": (1, {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}),
    "6x, 150 ms, 1.6 Mbit/s": (6, {"latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000}),
}
"""How many times slower the page's processor is; milliseconds and bytes a second of its network."""
PATIENCE = 90.0
STILL = 0.4
"""Seconds without a request after which nothing more is expected of what went before."""


class ListeningBrowser(QuietBrowser):
    """Keeps what the browser says by itself, until somebody reads it."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._heard: list[dict[str, Any]] = []

    def heard(self) -> list[dict[str, Any]]:
        """Events since the last time."""
        events, self._heard = self._heard, []
        return events

    def _next(self) -> dict[str, Any]:
        message = super()._next()
        if "method" in message:
            self._heard.append(message)
        return message


class Phone:
    """One fresh phone. Ends with `close`."""

    def __init__(self, browser: ListeningBrowser, address: str, condition: str) -> None:
        self._browser = browser
        self._tab = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = browser.ask("Target.attachToTarget", targetId=self._tab, flatten=True)["sessionId"]
        self._ask("Network.enable", maxPostDataSize=1 << 20)
        self._ask("Page.enable")
        self._ask("Page.navigate", url=address)
        self._wait_for("Boolean(globalThis.bench)")
        rate, network = CONDITIONS[condition]
        self._ask("Network.emulateNetworkConditions", offline=False, **network)
        self._ask("Emulation.setCPUThrottlingRate", rate=rate)

    def do(self, work: str, *given: object) -> tuple[dict[str, Any], Traffic]:
        """Run one of the page's works; its moments, and the traffic until the phone was quiet again."""
        self._browser.heard()
        moments = self._evaluate(f"bench.{work}({', '.join(json.dumps(each) for each in given)})")
        return moments, self.settle()

    def settle(self) -> Traffic:
        """Wait until nothing is under way; the traffic since the last time."""
        traffic = Traffic()
        end, last, still_since = time.monotonic() + PATIENCE, -1, 0.0
        while time.monotonic() < end:
            idle = self._evaluate("bench.idle()")
            traffic.hear(self._browser.heard())
            if not (idle and traffic.quiet and len(traffic.requests) == last):
                last, still_since = len(traffic.requests), time.monotonic()
            elif time.monotonic() - still_since > STILL:
                return traffic
            time.sleep(0.05)
        raise RuntimeError("the page does not come to rest")

    def close(self) -> None:
        self._browser.ask("Target.closeTarget", targetId=self._tab)

    def _wait_for(self, expression: str) -> None:
        end = time.monotonic() + PATIENCE
        while not self._evaluate(expression):
            if time.monotonic() > end:
                raise RuntimeError(f"never true: {expression}")
            time.sleep(0.05)

    def _evaluate(self, expression: str) -> Any:
        answer = self._ask("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            told = answer["exceptionDetails"]
            raise RuntimeError(told.get("exception", {}).get("description", told["text"]))
        return answer["result"].get("value")

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        return self._browser.ask(method, self._session, **parameters)
