"""A cold start with the server stopped, at a sixth of the speed: when something is shown, and when the list is."""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from benchmarks.figures import Figure
from browser.phone import Phone
from browser.volunteer import keep_offline
from real_server import RealServer

TIMES = 5
WATCH_FOR_ROWS = """
  const watch = new MutationObserver(() => {
    if (document.querySelector("main li a")) {
      window.rowsAt = performance.now();
      watch.disconnect();
    }
  });
  watch.observe(document, { childList: true, subtree: true });
"""
FIRST_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


def measure() -> list[Figure]:
    with TemporaryDirectory() as folder, kept_offline(Path(folder)) as phone:
        starts = [(*cold_start(phone), one_sentence(phone)) for _ in range(TIMES)]
    floor = f"one sentence without network, script or worker: {statistics.median(s[2] for s in starts):.0f} ms"
    return [
        Figure(
            "offline start, 6x: first paint (median of 5)",
            statistics.median(s[0] for s in starts),
            "ms",
            "<= 250",
            floor,
        ),
        Figure(
            "offline start, 6x: list usable (median of 5)", statistics.median(s[1] for s in starts), "ms", "<= 1000"
        ),
    ]


@contextmanager
def kept_offline(folder: Path) -> Iterator[Phone]:
    """A phone that has kept the sample list, and whose server is gone."""
    server = RealServer(folder / "home")
    server.run("migrate")
    server.run("sample", "load")
    server.start()
    with sync_playwright() as playwright:
        phone = Phone(playwright, folder / "profile", server)
        phone.start()
        try:
            page = phone.open("/app/")
            keep_offline(page)
            page.close()
            phone.leave_network()
            yield phone
        finally:
            phone.stop()
            server.stop()


def one_sentence(phone: Phone) -> float:
    """Milliseconds to the first paint of a page that is one sentence: what this machine's browser needs for nothing."""
    page = slow_page_of_a_new_browser(phone)
    page.goto("data:text/html,<title>floor</title><p>Lebenszeichen")
    return painted(page)


def slow_page_of_a_new_browser(phone: Phone) -> Page:
    phone.stop()
    phone.start()
    page = phone.page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    return page


def cold_start(phone: Phone) -> tuple[float, float]:
    """Milliseconds from navigation to the first paint, and to the first row of the list; the browser starts anew."""
    page = slow_page_of_a_new_browser(phone)
    page.add_init_script(WATCH_FOR_ROWS)
    page.goto(f"{phone.server.url}/app/prisoners")
    page.wait_for_function("() => window.rowsAt")
    return painted(page), float(page.evaluate("window.rowsAt"))


def painted(page: Page) -> float:
    page.wait_for_function(FIRST_PAINT)
    return float(page.evaluate(FIRST_PAINT))
