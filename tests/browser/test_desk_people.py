"""Who works at the desk: let in once, let back in by two, and out in the middle of something."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from browser.coordinator import Coordinator, founding_links
from browser.desk_work import invite, press
from browser.words import desk
from real_server import RealServer


@pytest.fixture(scope="module")
def desk_server(prepared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    home = tmp_path_factory.mktemp("desk-people") / "home"
    shutil.copytree(prepared_home, home)
    server = RealServer(home)
    server.start("--no-worker")
    yield server
    server.kill()


@pytest.fixture(scope="module")
def pair(browser: Browser, desk_server: RealServer) -> Iterator[tuple[Coordinator, Coordinator]]:
    """Ada and Ben, who came in with the first two links."""
    ada, ben = Coordinator(browser, desk_server, "Ada"), Coordinator(browser, desk_server, "Ben")
    for coordinator, link in zip((ada, ben), founding_links(desk_server), strict=True):
        coordinator.enrol(link)
    yield ada, ben
    ada.close()
    ben.close()


def test_a_copied_invite_opens_once_and_a_new_one_opens_in_the_same_tab(
    browser: Browser, pair: tuple[Coordinator, Coordinator]
) -> None:
    ada, _ = pair
    copied = invite(ada)
    somebody, clara = Coordinator(browser, ada.server, "Somebody"), Coordinator(browser, ada.server, "Clara")
    somebody.page.goto(copied)
    somebody.next()
    expect(somebody.page.get_by_role("heading", name=desk("enrol.first_title"))).to_be_visible()
    clara.page.goto(copied)
    clara.next()
    expect(clara.page.get_by_text(desk("problem.invite-already-opened"))).to_be_visible()

    ada.open("/desk/coordinators")
    press(ada.page, desk("invites.revoke", role=desk("coordinators.coordinator")))
    expect(ada.page.get_by_text(desk("invites.none"))).to_be_visible()
    somebody.touch("laptop")
    somebody.page.locator("main input").first.fill("Somebody")
    somebody.next()
    expect(somebody.page.get_by_text(desk("problem.not-enrolling"))).to_be_visible()

    clara.enrol(invite(ada))
    somebody.close()
    _revoked_in_the_middle(ada, clara)
    clara.close()


def _revoked_in_the_middle(ada: Coordinator, clara: Coordinator) -> None:
    """Clara writes; her next question to the server finds nobody, and her passkeys lead nowhere."""
    clara.open("/desk/releases/new")
    ada.open("/desk/coordinators")
    _tool(ada, "revoke_short", "Clara").click()
    expect(ada.page.get_by_text(desk("coordinators.revoked"))).to_be_visible()
    clara.page.bring_to_front()
    clara.page.get_by_label(desk("editor.number")).fill("3")
    expect(clara.page.get_by_role("heading", name=desk("session.ended_title"))).to_be_visible()
    clara.page.get_by_role("button", name=desk("session.sign_in")).click()
    expect(clara.page.get_by_text(desk("problem.passkey-refused"))).to_be_visible()


def test_two_others_let_somebody_back_in_and_neither_alone(
    browser: Browser, pair: tuple[Coordinator, Coordinator]
) -> None:
    ada, ben = pair
    dora = Coordinator(browser, ada.server, "Dora").enrol(invite(ada))
    ben.open("/desk/coordinators")
    _tool(ben, "recover_short", "Dora").click()
    expect(ben.page.get_by_text(desk("coordinators.recovery_asked", name="Ben"))).to_be_visible()
    expect(_tool(ben, "agree_short", "Dora")).to_have_count(0)
    # Whom the first invited is no second pair of eyes.
    emil = Coordinator(browser, ada.server, "Emil").enrol(invite(ben))
    emil.open("/desk/coordinators")
    _tool(emil, "agree_short", "Dora").click()
    expect(emil.page.get_by_text(desk("problem.recovery-needs-another"))).to_be_visible()

    ada.open("/desk/coordinators")
    _tool(ada, "agree_short", "Dora").click()
    link = ada.page.get_by_label(desk("coordinators.recovery_link", name="Dora"), exact=True).input_value()
    anew = Coordinator(browser, ada.server, "Dora")
    anew.page.goto(link)
    anew.next()
    expect(anew.page.get_by_role("heading", name=desk("enrol.title_recover"))).to_be_visible()
    for coordinator in (dora, emil, anew):
        coordinator.close()


def _tool(coordinator: Coordinator, what: str, name: str) -> Locator:
    return coordinator.page.get_by_role("button", name=f"{desk(f'coordinators.{what}')}: {name}", exact=True)
