"""Every screen of the desk, at 360 and 1440 pixels: axe finds nothing, nothing is too wide, too small or moving."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from browser.coordinator import Coordinator
from browser.desk_lists import upload
from browser.desk_tour import DeskTour, write_draft
from browser.founding_pair import founding_pair
from browser.look import Findings, look
from browser.viasna_weeks import import_released, released_list
from real_server import RealServer

# So high that no bar lies over anything: people scroll it away.
HIGH: dict[str, Any] = {"viewport": {"width": 360, "height": 6000}}
WIDE: dict[str, Any] = {"viewport": {"width": 1440, "height": 6000}}
LOOKED_AT = [
    ("data", "de", HIGH),
    ("data", "en", WIDE),
    ("empty", "en", HIGH),
    ("error", "de", HIGH),
    ("offline", "en", WIDE),
]
NOWHERE = {
    "POLL_URL": "https://lists.invalid/prisoners.csv",
    "POLL_HOSTS": "lists.invalid",
    "OPERATOR_EMAIL": "team@example.org",
}
"""A source whose name leads nowhere by RFC 6761: the desk says so, and has a button."""
pytestmark = pytest.mark.timeout(900)
"""The first walk waits for an import and for two people who come in: no measure, on a busy machine either."""
CONTROLS = (
    ".tool, .field__input:not(textarea), .waiting__line, .releases__row, .more__link, .desk__name, select, "
    ".importlists__row, .group__unfold, .group__take, .change__take"
)
SMALL = """(selector) => [...document.querySelectorAll(selector)]
  .map((e) => [e, e.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && box.height < 47.9)
  .map(([e, box]) => `${e.className}: ${Math.round(box.height)}`)"""


@pytest.fixture(scope="module")
def desk_server(viasna_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """A server whose last import says of thirty people that they are not in prison; its source cannot be reached."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(viasna_home, folder / "home")
    server = RealServer(folder / "home", environment={"RELEASE_HOLD_SECONDS": "600", **NOWHERE})
    import_released(server, folder, 30)
    with pytest.raises(RuntimeError, match="The source gave no list"):
        server.run("import", "poll")
    server.start("--no-worker")
    yield server
    server.kill()


@pytest.fixture(scope="module")
def pair(browser: Browser, desk_server: RealServer) -> Iterator[tuple[Coordinator, Coordinator]]:
    """Ada and Ben, who came in with the first two links."""
    ada, ben = founding_pair(browser, desk_server, HIGH)
    yield ada, ben
    ada.close()
    ben.close()


@pytest.fixture(scope="module")
def draft_id(pair: tuple[Coordinator, Coordinator], tmp_path_factory: pytest.TempPathFactory) -> int:
    """A draft; and a list that is uploaded and waits to be looked at."""
    upload(pair[0], *released_list(tmp_path_factory.mktemp("uploaded"), 60))
    return write_draft(pair[0])


@pytest.mark.parametrize(("state", "language", "options"), LOOKED_AT)
def test_every_screen_of_the_desk_is_for_everybody(
    pair: tuple[Coordinator, Coordinator], draft_id: int, state: str, language: str, options: dict[str, Any]
) -> None:
    findings = Findings()
    tour = DeskTour(pair[1], state, language, draft_id, options)
    for view in tour.walk():
        look(tour.page, view, language, findings)
        if options is HIGH:
            findings.small.extend(f"{view}: {one}" for one in tour.page.evaluate(SMALL, CONTROLS))
    assert (findings.axe, findings.wide, findings.small, findings.moving, findings.unnamed) == ([], [], [], [], [])


def test_who_wrote_it_cannot_confirm_it_and_anybody_can_stop_it(
    pair: tuple[Coordinator, Coordinator], draft_id: int
) -> None:
    ada, ben = pair
    ada.open(f"/desk/drafts/{draft_id}")
    expect(ada.page.locator("main .action--next")).to_have_count(0)
    ben.open(f"/desk/drafts/{draft_id}")
    expect(ben.page.locator(".texts")).not_to_contain_text("30")
    with ben.context.expect_page() as source:
        ben.page.locator(".sources a").click()
    source.value.close()
    ben.page.locator(".confirm__number input").fill("29")
    ben.page.keyboard.press("Enter")
    expect(ben.page.locator(".confirm .note--stop")).to_be_visible()
    ben.page.locator(".confirm__number input").fill("30")
    ben.page.keyboard.press("Enter")
    expect(ben.page.locator(".texts")).to_contain_text("30")
    ben.next()
    expect(ben.page.locator("[role=timer]")).to_have_text(re.compile(r"\d:\d\d|10:00"))
    findings = Findings()
    look(ben.page, "on hold", "de", findings)
    assert (findings.axe, findings.wide, findings.moving) == ([], [], [])
    ada.open(f"/desk/drafts/{draft_id}")
    ada.page.locator(".hold__stop").click()
    expect(ada.page.locator(".note--stop")).to_contain_text("Ada")


def test_a_session_that_ends_takes_nothing_that_was_begun(pair: tuple[Coordinator, Coordinator]) -> None:
    ada, _ = pair
    ada.open("/desk/releases/new")
    ada.page.locator(".editor input[type=url]").fill("https://spring96.org/en/half-written")
    ada.context.clear_cookies()
    # The preview asks the server, who knows nobody any more.
    ada.page.locator(".editor input[inputmode=numeric]").first.fill("5")
    expect(ada.page.locator("h1").first).to_have_text("Bitte melde dich noch einmal an")
    ada.page.locator("main .action--next").first.click()
    expect(ada.page.locator("h1")).to_have_count(1)
    expect(ada.page.locator("h1")).to_have_text("Aufschreiben, was geschehen ist")
    expect(ada.page.locator(".editor input[type=url]")).to_have_value("https://spring96.org/en/half-written")
