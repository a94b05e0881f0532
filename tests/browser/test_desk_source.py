"""A source that is asked for its list: at the desk somebody asks in between, and reads what came of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.coordinator import Coordinator
from browser.desk_work import press
from browser.founding_pair import let_in
from browser.words import desk
from real_server import RealServer

HOST = "list.invalid"
"""Nobody's, by RFC 6761: whoever asks it for a list gets none."""
POLLING = {"POLL_URL": f"https://{HOST}/list.csv", "POLL_HOSTS": HOST, "OPERATOR_EMAIL": "people@lists.example"}


@pytest.fixture
def ada(browser: Browser, tmp_path: Path) -> Iterator[Coordinator]:
    server = RealServer(tmp_path / "home", environment=POLLING)
    server.prepare(["migrate"])
    server.start("--no-worker")
    ada = let_in(Coordinator(browser, server, "Ada"))
    yield ada
    ada.close()
    server.kill()


def test_a_source_is_asked_in_between_and_what_came_of_it_is_said(ada: Coordinator) -> None:
    _reads(ada, "never")
    press(ada.page, desk("imports.source_now"))
    expect(ada.page.get_by_text(desk("imports.source_soon"))).to_be_visible()

    with pytest.raises(RuntimeError, match="The source gave no list"):
        ada.server.run("import", "poll")
    _reads(ada, "failed")
    expect(ada.page.locator(".note--stop")).to_be_visible()
    assert ada.watch.faults == []
    press(ada.page, desk("imports.source_now"))
    expect(ada.page.get_by_text(desk("problem.source-not-now"))).to_be_visible()


def _reads(who: Coordinator, outcome: str) -> None:
    """The lists' screen says this of the source, up to the moment."""
    who.open("/desk/imports")
    said = desk(f"imports.source_{outcome}", host=HOST).split("{when}")[0]
    expect(who.page.get_by_text(said)).to_be_visible()
