"""What coordinators do at the desk with a release, in German: write it, read its source, confirm, stop, withdraw."""

import re
import time
from typing import Any

from playwright.sync_api import Page, Route, expect

from browser.coordinator import Coordinator
from browser.words import desk

SOURCE = "https://prisoners.spring96.org/be/news/123-came-out"
_ASK = """async ([path, body]) => {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: answer.status, body: await answer.json() };
}"""


def answer_for_the_source(coordinator: Coordinator) -> None:
    """The source's page, without asking anybody for it."""

    def page(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body="<title>123 came out</title><p>123")

    coordinator.context.route(f"{SOURCE}**", page)


def invite(coordinator: Coordinator) -> str:
    """A link for one more coordinator, as the screen shows it once."""
    page = coordinator.page
    coordinator.open("/desk/coordinators")
    press(page, desk("invites.make"))
    shown = page.get_by_label(desk("invites.link"), exact=True)
    expect(shown).to_be_visible()
    return shown.input_value()


def draft_from_proposal(coordinator: Coordinator, number: int, naming: list[str]) -> tuple[int, float]:
    """From the import's proposal to a draft that waits for somebody else; its id, and the seconds it took."""
    page = coordinator.page
    coordinator.open("/desk/releases")
    proposal = page.get_by_role("listitem").filter(has_text=desk("proposals.no_longer_held", n=number))
    expect(proposal).to_have_count(1)
    began = time.monotonic()
    proposal.get_by_role("link", name=desk("proposals.draft")).click()
    page.get_by_label(desk("editor.source_url", at="1")).fill(SOURCE)
    expect(page.get_by_label(desk("editor.number"))).to_have_value(str(number))
    for name in naming:
        page.get_by_role("textbox", name=desk("editor.find")).fill(name)
        expect(page.get_by_role("switch")).to_have_count(1)
        page.get_by_role("switch").check()
    press(page, desk("compose.submit"))
    expect(page).to_have_url(re.compile(r"/desk/drafts/\d+$"))
    return int(page.url.rpartition("/")[2]), time.monotonic() - began


def cannot_confirm(coordinator: Coordinator, draft_id: int, because: str) -> None:
    """The screen says why and offers nothing; the server refuses whoever asks all the same."""
    page = coordinator.page
    coordinator.open(f"/desk/drafts/{draft_id}")
    expect(page.get_by_text(desk("draft.not_you"))).to_be_visible()
    expect(page.get_by_text(desk(f"problem.{because}"))).to_be_visible()
    expect(page.get_by_role("button", name=desk("confirm.with_passkey"))).to_have_count(0)
    path = f"/api/desk/drafts/{draft_id}"
    draft = page.evaluate("async (path) => (await fetch(path)).json()", path)
    word = {"content_hash": draft["content_hash"], "freed": draft["content"]["freed"], "credential": {}}
    for refused in (ask(page, f"{path}/confirmation-options", {}), ask(page, f"{path}/confirmation", word)):
        assert refused["status"] == 403
        assert refused["body"]["type"].endswith(f"/{because}")


def ask(page: Page, path: str, body: object) -> dict[str, Any]:
    answer: dict[str, Any] = page.evaluate(_ASK, [path, body])
    return answer


def confirm(coordinator: Coordinator, draft_id: int, number: int) -> None:
    """Open the source, mistype, type what stands there, and confirm with a passkey; the countdown runs."""
    page = coordinator.page
    coordinator.open(f"/desk/drafts/{draft_id}")
    expect(page.get_by_role("heading", name=desk("confirm.title"))).to_be_visible()
    expect(page.get_by_role("button", name=desk("confirm.with_passkey"))).to_have_count(0)
    if page.get_by_text(desk("confirm.opened")).count() == 0:
        _open_source(page)
    enter(page, number - 1)
    expect(page.get_by_text(desk("problem.other-number"))).to_be_visible()
    enter(page, number)
    expect(page.get_by_text(desk("confirm.same"))).to_be_visible()
    press(page, desk("confirm.with_passkey"))
    # A short hold may be over before anybody looks.
    over = page.get_by_text(desk("draft.state_told"), exact=True)
    expect(page.get_by_role("timer").or_(over).first).to_be_visible()


def _open_source(page: Page) -> None:
    with page.expect_popup() as opened:
        page.get_by_role("link", name=re.compile(re.escape(desk("frame.new_tab")))).click()
    assert opened.value.title() == "123 came out"
    opened.value.close()
    expect(page.get_by_text(desk("confirm.opened"))).to_be_visible()


def enter(page: Page, number: int) -> None:
    page.get_by_label(desk("confirm.number_label")).fill(str(number))
    press(page, desk("confirm.compare"))


def stop(coordinator: Coordinator, draft_id: int) -> None:
    """Whoever sees the countdown may stop it."""
    page = coordinator.page
    coordinator.open(f"/desk/drafts/{draft_id}")
    expect(page.get_by_role("timer")).to_be_visible()
    press(page, desk("hold.stop"))
    expect(page.get_by_text(desk("draft.stopped_title", name=coordinator.name))).to_be_visible()


def withdraw(coordinator: Coordinator, told_draft_id: int) -> int:
    """From what was told to a withdrawal that waits for somebody else."""
    page = coordinator.page
    coordinator.open(f"/desk/drafts/{told_draft_id}")
    page.get_by_label(desk("after.why")).fill("Die Quelle hat es widerrufen.")
    press(page, desk("after.withdraw"))
    expect(page).not_to_have_url(re.compile(rf"/{told_draft_id}$"))
    expect(page).to_have_url(re.compile(r"/desk/drafts/\d+$"))
    return int(page.url.rpartition("/")[2])


def told(coordinator: Coordinator) -> None:
    """The screen that is open says that everybody hears of it now."""
    expect(coordinator.page.get_by_text(desk("draft.state_told"), exact=True)).to_be_visible(timeout=45_000)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
