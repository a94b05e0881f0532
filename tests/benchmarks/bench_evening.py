"""An evening on a phone without a network, at a quarter of the speed: the first name, and 200 cards counted by name."""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from benchmarks.bench_app_start import TIMES, browser, open_slowly
from benchmarks.evening.counting import Counted, count
from benchmarks.evening.letters import Card, cards
from benchmarks.figures import Figure
from benchmarks.peers.product import product
from browser.phone import Phone
from browser.volunteer import keep_offline, press
from browser.words import say

SLOWER = 4
LIST = "1,500 rows of 571 bytes"
CARDS = 200
A_KEY = 0.28
"""Seconds a key of somebody who does not type for a living: 40 words a minute (Card, Moran and Newell 1980)."""
EVENING = 300
"""Seconds that two hundred cards may take."""


@dataclass(frozen=True)
class Hall:
    """A phone that looks after an evening, and its server, which is gone."""

    profile: Path
    url: str
    code: str
    cards: list[Card]


def measure() -> list[Figure]:
    with TemporaryDirectory() as folder, hall(Path(folder)) as there:
        found = [*starts(there)]
        with browser(there.profile) as running:
            counted = count(running, f"{there.url}/app/evening/{there.code}", there.cards, SLOWER)
    return [*found, *counting(there.cards, counted)]


def starts(there: Hall) -> Iterator[Figure]:
    """New tabs in a browser that runs, and a browser that starts: each until the frame that shows the first name."""
    tabs, cold = [], []
    for _ in range(TIMES):
        with browser(there.profile) as started:
            cold.append(open_slowly(started, f"{there.url}/app/", asked=2, slower=SLOWER)[1])
            tabs.append(open_slowly(started, f"{there.url}/app/", asked=2, slower=SLOWER)[1])
    about = f"{SLOWER}x, no network (median of {TIMES})"
    yield Figure(f"start to the first name, browser starts too, {about}", statistics.median(cold), "ms", "<= 2500")
    yield Figure(f"start to the first name, new tab, {about}", statistics.median(tabs), "ms", "<= 2500")


def counting(cards: list[Card], counted: Counted) -> Iterator[Figure]:
    keys = [len(card.typed) for card in cards]
    about = f"{SLOWER}x, no network"
    by_hand = sum(keys) * A_KEY + sum(counted.cards) / 1000
    yield Figure("keys for a card, the row's number or plus included: mean", statistics.mean(keys), "keys")
    yield Figure(f"a letter until people are shown, {about}: median", statistics.median(counted.letters), "ms")
    yield Figure(f"a letter until people are shown, {about}: 95th percentile", late(counted.letters), "ms", "<= 100")
    yield Figure(f"a card until it is stored and said, {about}: median", statistics.median(counted.cards), "ms")
    yield Figure(f"a card until it is stored and said, {about}: 95th percentile", late(counted.cards), "ms", "<= 500")
    yield Figure(f"{CARDS} cards, 60 ms between keys, {about}", counted.seconds, "s")
    yield Figure(f"{CARDS} cards, {A_KEY} s a key and waiting for each card, {about}", by_hand, "s", f"<= {EVENING}")


def late(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


@contextmanager
def hall(folder: Path) -> Iterator[Hall]:
    with product(folder, LIST) as made, sync_playwright() as playwright:
        phone = Phone(playwright, folder / "profile", made.server)
        phone.start()
        try:
            wanted = cards(phone, made.rows, CARDS)
            keep_offline(phone.open("/app/"))
            code = opened_evening(phone)
        finally:
            phone.stop()
    # The server has ended.
    yield Hall(folder / "profile", made.server.url, code, wanted)


def opened_evening(phone: Phone) -> str:
    page = phone.open("/app/evening")
    press(page, say("evening.tell_yes"))
    press(page, say("evening.open"))
    shown = page.locator(".evening__code").inner_text()
    return shown.replace("-", "").lower()
