"""A start with the server stopped, at a sixth of the speed: when something is shown, and when the list is."""

import json
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from benchmarks.figures import Figure
from benchmarks.quiet_browser import QuietBrowser
from browser.phone import Phone
from browser.volunteer import keep_offline
from real_server import RealServer

TIMES = 5
RUNNING = "browser runs, worker does not"
BOTH = "browser and worker run"
STARTING = "browser starts too"
ONE_SENTENCE = "data:text/html,<title>floor</title><p>Lebenszeichen"
WATCH = """
  new MutationObserver((_, watch) => {
    if (!document.querySelector("main li a")) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => (window.drawnAt = performance.now())));
  }).observe(document, { childList: true, subtree: true });
"""
SEEN = """JSON.stringify([
  performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
  window.drawnAt ?? null,
])"""
A_PHONE = {"width": 360, "height": 780, "deviceScaleFactor": 1, "mobile": False}
QUIET = 2.0
"""Seconds in which a page is left alone before it is asked; then it is asked again and again."""


@dataclass
class Starts:
    """Milliseconds from navigation to the first paint, to the frame that shows the list, and to one sentence alone."""

    painted: list[float] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)
    sentence: list[float] = field(default_factory=list)


def measure() -> list[Figure]:
    found = {RUNNING: Starts(), BOTH: Starts(), STARTING: Starts()}
    with TemporaryDirectory() as folder, kept_offline(Path(folder)) as (profile, url):
        for _ in range(TIMES):
            with browser(profile) as running:
                running.ask("Target.createTarget", url=ONE_SENTENCE)
                time.sleep(QUIET)
                open_app(running, url, found[RUNNING])
                open_app(running, url, found[BOTH])
                open_sentence(running, found[RUNNING], found[BOTH])
            with browser(profile) as started:
                open_app(started, url, found[STARTING])
            with browser(profile) as started:
                open_sentence(started, found[STARTING])
    return [figure for name, starts in found.items() for figure in figures(name, starts)]


def figures(name: str, starts: Starts) -> Iterator[Figure]:
    floor = f"one sentence without network, script or worker: {statistics.median(starts.sentence):.0f} ms"
    about = f"(median of {TIMES})"
    painted, drawn = statistics.median(starts.painted), statistics.median(starts.drawn)
    yield Figure(f"offline start, 6x, {name}: first paint {about}", painted, "ms", "<= 250", floor)
    yield Figure(f"offline start, 6x, {name}: list drawn {about}", drawn, "ms", "<= 1000")


@contextmanager
def kept_offline(folder: Path) -> Iterator[tuple[Path, str]]:
    """The profile of a phone that has kept the sample list, and the address of its server, which is gone."""
    server = RealServer(folder / "home")
    server.run("migrate")
    server.run("sample", "load")
    server.start()
    with sync_playwright() as playwright:
        phone = Phone(playwright, folder / "profile", server)
        phone.start()
        try:
            keep_offline(phone.open("/app/"))
        finally:
            phone.stop()
            server.stop()
    yield folder / "profile", server.url


@contextmanager
def browser(profile: Path) -> Iterator[QuietBrowser]:
    started = QuietBrowser(profile)
    try:
        yield started
    finally:
        started.close()


def open_app(running: QuietBrowser, url: str, starts: Starts) -> None:
    painted, drawn = open_slowly(running, f"{url}/app/prisoners", asked=2)
    starts.painted.append(painted)
    starts.drawn.append(drawn)


def open_sentence(running: QuietBrowser, *starts: Starts) -> None:
    painted = open_slowly(running, ONE_SENTENCE, asked=1)[0]
    for each in starts:
        each.sentence.append(painted)


def open_slowly(running: QuietBrowser, url: str, *, asked: int, slower: int = 6) -> list[float]:
    """A new tab with this page: the first of the moments that `SEEN` names, as many as are asked for."""
    tab = running.ask("Target.createTarget", url="about:blank")["targetId"]
    session = running.ask("Target.attachToTarget", targetId=tab, flatten=True)["sessionId"]
    running.ask("Emulation.setDeviceMetricsOverride", session, **A_PHONE)
    running.ask("Emulation.setCPUThrottlingRate", session, rate=slower)
    running.ask("Page.enable", session)
    running.ask("Page.addScriptToEvaluateOnNewDocument", session, source=WATCH)
    running.ask("Page.navigate", session, url=url)
    for _ in range(40):
        time.sleep(QUIET)
        answer = running.ask("Runtime.evaluate", session, expression=SEEN)
        seen: list[float | None] = json.loads(answer["result"]["value"])[:asked]
        moments = [moment for moment in seen if moment is not None]
        if len(moments) == asked:
            running.ask("Target.closeTarget", targetId=tab)
            return moments
    raise RuntimeError(f"{url} shows nothing")
