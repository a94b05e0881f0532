"""Somebody has lost both passkeys: two others let them make new ones, or whoever runs the server does."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser import desk_work as at_desk
from browser.coordinator import Coordinator, founding_links
from browser.words import desk
from real_server import RealServer


@pytest.fixture
def server(prepared_home: Path, tmp_path: Path) -> Iterator[RealServer]:
    shutil.copytree(prepared_home, tmp_path / "home")
    server = RealServer(tmp_path / "home")
    server.start("--no-worker")
    yield server
    server.kill()


def test_lost_passkeys_are_replaced_by_two_others_or_by_the_command(server: RealServer, browser: Browser) -> None:
    ada, ben, cleo = (Coordinator(browser, server, name) for name in ("Ada", "Ben", "Cleo"))
    for coordinator, link in zip((ada, ben), founding_links(server), strict=True):
        coordinator.enrol(link)
    cleo.enrol(at_desk.invite(ada))

    new_phone = Coordinator(browser, server, "Cleo").come_back(_link_of_two(ada, ben, "Cleo"))
    cleo.open()
    cleo.next()
    expect(cleo.page.get_by_role("alert")).to_be_visible()

    (link,) = [word for word in server.run("coordinator", "recover", _id_of(ada)).split() if "#invite=" in word]
    other = Coordinator(browser, server, "Ada").come_back(link)
    other.open("/desk/audit")
    for words in ("recovery_asked", "recovery_agreed", "recovery_link_made", "recovered"):
        expect(other.page.get_by_text(desk(f"audit.did_{words}")).first).to_be_visible()
    for one in (ada, ben, cleo, new_phone, other):
        one.close()


def _link_of_two(first: Coordinator, second: Coordinator, name: str) -> str:
    """One says it, who then cannot agree; the other agrees with a passkey, and is shown the link once."""
    first.open("/desk/coordinators")
    at_desk.press(first.page, f"{desk('coordinators.recover_short')}: {name}")
    agree = f"{desk('coordinators.agree_short')}: {name}"
    expect(first.page.get_by_text(desk("coordinators.recovery_asked", name=first.name))).to_be_visible()
    expect(first.page.get_by_role("button", name=agree)).to_have_count(0)
    second.open("/desk/coordinators")
    at_desk.press(second.page, agree)
    return second.page.get_by_label(desk("coordinators.recovery_link", name=name)).input_value()


def _id_of(coordinator: Coordinator) -> str:
    return str(coordinator.context.request.get(f"{coordinator.server.url}/api/desk/me").json()["id"])
