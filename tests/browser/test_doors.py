"""The first visit: two doors, and nothing is stored behind them."""

from urllib.parse import urlsplit

from playwright.sync_api import Page

from browser.chromium import Chromium
from real_server import RealServer

STORED = """async () => ({
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  local: localStorage.length + sessionStorage.length,
})"""
NOTHING = {"databases": 0, "caches": 0, "workers": 0, "local": 0}
PUBLIC_PAGES = ["/", "/de/", "/en/", "/en/prisoners", "/en/guides", "/en/releases", "/en/alerts", "/en/imprint"]


def stored(page: Page) -> object:
    return page.evaluate(STORED)


def test_public_pages_store_nothing_and_ask_nobody_else(server: RealServer, chromium: Chromium) -> None:
    page = chromium.page()
    for path in PUBLIC_PAGES:
        answer = page.goto(server.url + path)
        assert answer is not None, path
        assert answer.ok, path
        assert stored(page) == NOTHING, path
    assert chromium.context.cookies() == []
    assert {urlsplit(url).netloc for url in chromium.requests} == {f"localhost:{server.port}"}


def test_public_pages_break_no_rule_of_the_policy(server: RealServer, chromium: Chromium) -> None:
    page = chromium.page()
    for path in PUBLIC_PAGES:
        page.goto(server.url + path)
    assert chromium.console == []


def test_the_doors_lead_to_writing_and_to_news(server: RealServer, chromium: Chromium) -> None:
    page = chromium.page()
    page.goto(server.url + "/en/")
    targets = page.eval_on_selector_all("main a", "links => links.map((link) => new URL(link.href).pathname)")
    assert "/en/alerts" in targets
    assert any(target.startswith("/app/") for target in targets)
