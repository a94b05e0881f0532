"""Typing cards into the organiser's screen, key by key as a keyboard does, and how long the screen takes for each."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.bench_app_start import A_PHONE
from benchmarks.evening.letters import Card
from benchmarks.quiet_browser import QuietBrowser
from browser.words import say

PACE = 0.06
"""Seconds between two keys of a machine."""
PATIENCE = 60

_WATCH = """(() => {
  const said = document.querySelector(".evening__tally [role=status]");
  window.letters = [];
  window.cards = [];
  let chosen = null;
  const drawn = (then) => requestAnimationFrame(() => setTimeout(then));
  addEventListener("keydown", (event) => {
    if (/\\d/.test(event.key)) chosen = event.timeStamp;
    else drawn(() => window.letters.push(performance.now() - event.timeStamp));
  }, true);
  new MutationObserver(() => {
    const begun = chosen;
    chosen = null;
    if (begun !== null) drawn(() => window.cards.push(performance.now() - begun));
  }).observe(said, { childList: true, subtree: true, characterData: true });
})()"""
_CHOOSE = "[...document.querySelectorAll('input[name=way]')].at(-1)?.click()"
_FIELD = "document.querySelector('.evening__tally input.evening__input')?.focus()"
_STORED = """new Promise((done) => {
  indexedDB.open("lebenszeichen-outbox").onsuccess = ({ target: { result } }) => {
    result.transaction("mutations").objectStore("mutations").getAll().onsuccess = ({ target }) =>
      done(JSON.stringify(target.result.filter(({ name }) => name === "tally_recorded")
        .sort((a, b) => a.order - b.order).map(({ args }) => JSON.parse(args).prisoner_id)));
  };
})"""


@dataclass(frozen=True)
class Counted:
    """Milliseconds from a letter's key to the people it finds, and from the row's number to the word that the card is
    counted, which is said when it is stored; and the seconds of it all.
    """

    letters: list[float]
    cards: list[float]
    seconds: float


def count(running: QuietBrowser, url: str, cards: list[Card], slower: int) -> Counted:
    """Open the evening in a new tab and count these cards. Raises when the phone has stored others."""
    page = _Tab(running, slower)
    page.open(url)
    page.wait_for(f"!!document.querySelector('.evening__tally') && ({_CHOOSE}, true)")
    page.wait_for(f"document.body.innerText.includes({json.dumps(say('evening.who'))})")
    page.ask(_WATCH)
    page.ask(_FIELD)
    begun = time.monotonic()
    for number, card in enumerate(cards, 1):
        for key in card.typed:
            page.key(key)
            time.sleep(PACE)
        # Two cards to one person read alike, so nobody is drawn twice; a person looks whether the card was taken.
        page.wait_for(f"window.cards.length === {number}")
    seconds = time.monotonic() - begun
    if json.loads(page.ask(_STORED)) != [card.prisoner_id for card in cards]:
        raise RuntimeError("other cards are stored than were typed")
    return Counted(
        json.loads(page.ask("JSON.stringify(letters)")), json.loads(page.ask("JSON.stringify(cards)")), seconds
    )


class _Tab:
    def __init__(self, running: QuietBrowser, slower: int) -> None:
        tab = running.ask("Target.createTarget", url="about:blank")["targetId"]
        session = running.ask("Target.attachToTarget", targetId=tab, flatten=True)["sessionId"]
        self._ask: Callable[..., dict[str, Any]] = lambda method, **more: running.ask(method, session, **more)
        self._ask("Emulation.setDeviceMetricsOverride", **A_PHONE)
        self._ask("Emulation.setCPUThrottlingRate", rate=slower)
        self._ask("Page.enable")

    def open(self, url: str) -> None:
        self._ask("Page.navigate", url=url)

    def ask(self, expression: str) -> Any:
        answer = self._ask("Runtime.evaluate", expression=expression, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"]["description"])
        return answer["result"].get("value")

    def wait_for(self, expression: str) -> None:
        begun = time.monotonic()
        while not self.ask(expression):
            if time.monotonic() - begun > PATIENCE:
                raise RuntimeError(f"never true: {expression}")
            time.sleep(0.02)

    def key(self, key: str) -> None:
        self._ask("Input.dispatchKeyEvent", type="keyDown", key=key, text=key)
        self._ask("Input.dispatchKeyEvent", type="keyUp", key=key)
