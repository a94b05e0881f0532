"""The first visit: two doors, and nothing is stored behind them."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Cookie

from browser.phone import Phone
from real_server import RealServer

STORED = """async () => ({
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  local: localStorage.length + sessionStorage.length,
})"""
NOTHING = {"databases": 0, "caches": 0, "workers": 0, "local": 0}
_LINKS = "main a"
_PATHS = "links => links.map((link) => new URL(link.href).pathname)"
PUBLIC_PAGES = ["/", "/de/", "/en/", "/en/prisoners", "/en/guides", "/en/releases", "/en/alerts", "/en/imprint"]


@dataclass
class Visit:
    """What a browser was told and asked on its way through the public pages, one after another."""

    stored: dict[str, object] = field(default_factory=dict)
    answered: dict[str, bool] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    cookies: list[Cookie] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def server(lasting_phone: Phone) -> RealServer:
    """A server with a list, whatever else it was asked before."""
    if not lasting_phone.server.running:
        lasting_phone.find_network()
    return lasting_phone.server


@pytest.fixture(scope="module")
def visit(browser: Browser, server: RealServer) -> Visit:
    """A first visit, by a browser that was nowhere before."""
    context = browser.new_context(locale="en-GB", viewport={"width": 360, "height": 780})
    visit = Visit()
    context.on("request", lambda request: visit.requests.append(request.url))
    context.on("console", lambda message: visit.console.append(f"{message.type}: {message.text}"))
    context.on("weberror", lambda error: visit.console.append(f"error: {error.error}"))
    page = context.new_page()
    for path in PUBLIC_PAGES:
        answer = page.goto(server.url + path)
        visit.answered[path] = answer is not None and answer.ok
        visit.stored[path] = page.evaluate(STORED)
        if path == "/en/":
            visit.targets = page.eval_on_selector_all(_LINKS, _PATHS)
    visit.cookies = context.cookies()
    context.close()
    return visit


def test_public_pages_store_nothing_and_ask_nobody_else(visit: Visit, server: RealServer) -> None:
    assert visit.answered == dict.fromkeys(PUBLIC_PAGES, True)
    assert visit.stored == dict.fromkeys(PUBLIC_PAGES, NOTHING)
    assert visit.cookies == []
    assert {urlsplit(url).netloc for url in visit.requests} == {f"localhost:{server.port}"}


def test_public_pages_break_no_rule_of_the_policy(visit: Visit) -> None:
    assert [line for line in visit.console if line.startswith(("error", "warning"))] == []


def test_the_doors_lead_to_writing_and_to_news(visit: Visit) -> None:
    assert "/en/alerts" in visit.targets
    assert any(target.startswith("/app/") for target in visit.targets)
