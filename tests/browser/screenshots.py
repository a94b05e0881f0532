"""`make screenshots`: every screen in every state, width, theme and language into var/screenshots, a few into docs.

With arguments only some: `python -m tests.browser.screenshots data de 360 dark`, or `… readme`.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, expect, sync_playwright

from browser.chromium import launch
from browser.for_readme import take_for_readme
from browser.pseudo import speak_pseudo
from browser.screens import STATES
from browser.tour import LOCALES, Tour
from real_server import ROOT, RealServer

TARGET = ROOT / "var" / "screenshots"
WIDTHS = {"360": 780, "1440": 900}
THEMES = ("light", "dark")
LANGUAGES = (*LOCALES, "pseudo")
TALLEST = 3000


@contextmanager
def server_in(state: str) -> Iterator[RealServer]:
    """A server of its own, with the sample list unless the state is an empty one."""
    with tempfile.TemporaryDirectory() as folder:
        server = RealServer(Path(folder) / "home")
        server.run("migrate")
        if state != "empty":
            server.run("sample", "load")
        try:
            server.start()
            yield server
        finally:
            server.stop()


def tour_of(browser: Browser, server: RealServer, state: str, language: str, width: str) -> Tour:
    """A phone or a desktop."""
    options: dict[str, object] = {"viewport": {"width": int(width), "height": WIDTHS[width]}}
    if language != "pseudo":
        return Tour(browser, server, state, language, options)
    tour = Tour(browser, server, state, "en", options)
    speak_pseudo(tour.context)
    return tour


def take(tour: Tour, folder: Path, themes: tuple[str, ...]) -> int:
    """One picture of each view and theme; the whole page, as far as anybody scrolls."""
    views = [tour.app, *([tour.public] if tour.state != "offline" else [])]
    taken = 0
    for view in (view for walk in views for view in walk()):
        for theme in themes:
            tour.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            path = folder / theme / f"{taken:02} {view}.png".replace(", ", " - ").replace(" ", "_")
            path.parent.mkdir(parents=True, exist_ok=True)
            _picture(tour, path)
        taken += 1
    return taken


def _picture(tour: Tour, path: Path) -> None:
    size = tour.page.viewport_size or {"width": 360, "height": 780}
    height = min(tour.page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    # As high as the page, so that the bar stands at its end and not across its middle.
    tour.page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})
    tour.page.mouse.move(0, 0)
    tour.page.screenshot(path=path)
    tour.page.set_viewport_size(size)


def main(wanted: list[str]) -> None:
    expect.set_options(timeout=20_000)
    chosen = [[value for value in all_of if value in wanted] or all_of for all_of in (STATES, LANGUAGES, WIDTHS)]
    themes = tuple(theme for theme in THEMES if theme in wanted) or THEMES
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for state in chosen[0] if wanted != ["readme"] else ():
            with server_in(state) as server:
                for language, width in product(chosen[1], chosen[2]):
                    folder = TARGET / state / language / width
                    shutil.rmtree(folder, ignore_errors=True)
                    tour = tour_of(browser, server, state, language, width)
                    sys.stdout.write(f"{take(tour, folder, themes):3} views: {folder.relative_to(ROOT)}\n")
                    sys.stdout.flush()
                    tour.close()
                    if state == "offline":
                        server.start()
        if not wanted or "readme" in wanted:
            with server_in("data") as server:
                take_for_readme(browser, server)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
