"""Lists at the desk: uploaded, looked through, taken in part, agreed to by two, and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.coordinator import Coordinator
from browser.desk_lists import choose, group, take, upload
from browser.desk_work import press
from browser.founding_pair import founding_pair
from browser.look import Findings, look
from browser.words import desk
from factories.export_rows import OTHER_PLACE, export, row
from factories.viasna_export import Export, write_export
from real_server import RealServer

PEOPLE = [row(str(number)) for number in range(1, 121)]
A_PAGE = 50
MOVED_TWO = ("3", "4")
NEW = row("900", "Алесь Выдуманы")


@pytest.fixture(scope="module")
def desk_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    server = RealServer(tmp_path_factory.mktemp("lists") / "home")
    server.prepare(["migrate"])
    server.start("--no-worker")
    yield server
    server.kill()


@pytest.fixture(scope="module")
def pair(browser: Browser, desk_server: RealServer) -> Iterator[tuple[Coordinator, Coordinator]]:
    """Ada and Ben, who came in with the first two links."""
    ada, ben = founding_pair(browser, desk_server, {"viewport": {"width": 360, "height": 780}})
    yield ada, ben
    ada.close()
    ben.close()


def write(folder: Path, name: str, **changes: dict[str, str]) -> Path:
    """The list, with some people changed (`p3={"died": "1"}`) and one who is new."""
    changed = {id.removeprefix("p"): cells for id, cells in changes.items()}
    path = folder / name
    path.write_bytes(export(*({**one, **changed.get(one["id"], {})} for one in PEOPLE), NEW))
    return path


def test_a_list_is_taken_in_part_agreed_to_by_two_and_taken_back(
    pair: tuple[Coordinator, Coordinator], tmp_path: Path
) -> None:
    ada, ben = pair
    first = tmp_path / "first.csv"
    first.write_bytes(export(*PEOPLE))
    _a_page_instead_of_a_list_is_said_in_words(ada, tmp_path)
    upload(ada, first)
    _apply(ada, "imports.apply")

    week = {"p1": {"died": "1"}, "p2": {"decision": "9 лет"}, **{f"p{id}": {"prison": OTHER_PLACE} for id in MOVED_TWO}}
    upload(ada, write(tmp_path, "week.csv", **week))
    _one_row_and_one_group_are_left(ada)
    _apply(ada, "imports.apply")
    expect(group(ada, "moved").locator(".change")).to_have_count(1)
    expect(ada.page.get_by_role("button", name=desk("imports.group_changed"))).to_have_count(0)

    everybody = {f"p{one['id']}": {"prison": OTHER_PLACE} for one in PEOPLE}
    upload(ada, write(tmp_path, "everybody.csv", **everybody))
    _two_agree(ada, ben)
    large = ada.page.url
    upload(ada, write(tmp_path, "later.csv", **{**everybody, "p9": {"prison": OTHER_PLACE, "decision": "9 лет"}}))
    _apply(ada, "imports.apply")
    ada.page.goto(large)
    _two_take_it_back(ada, ben)
    assert (ada.watch.faults, ben.watch.faults) == ([], [])


def _a_page_instead_of_a_list_is_said_in_words(who: Coordinator, folder: Path) -> None:
    page = folder / "list.csv"
    page.write_text("<!doctype html><title>Forbidden</title>")
    choose(who, [page])
    press(who.page, desk("imports.compare"))
    said = who.page.get_by_role("alert")
    expect(said).to_contain_text(desk("imports.not_read", name="list.csv"))
    expect(said).to_contain_text(desk("unreadable.web_page"))


def _one_row_and_one_group_are_left(who: Coordinator) -> None:
    """By keyboard: from the first row's box down to the second, which is left; and back to a group's own box."""
    moved = group(who, "moved")
    boxes = moved.locator("[data-take]")
    expect(boxes).to_have_count(2)
    boxes.first.focus()
    who.page.keyboard.press("ArrowDown")
    expect(boxes.last).to_be_focused()
    who.page.keyboard.press("Space")
    expect(boxes.last).not_to_be_checked()
    changed = group(who, "changed")
    take(changed, desk("imports.group_changed")).uncheck()
    expect(changed.locator("[data-take]").first).not_to_be_checked()
    expect(who.page.locator(".applybar")).to_contain_text(desk("imports.count_left", n=2))


def _apply(who: Coordinator, words: str) -> None:
    press(who.page, desk(words))
    expect(who.page.get_by_role("heading", name=desk("imports.undo_title"))).to_be_visible()


def _two_agree(ada: Coordinator, ben: Coordinator) -> None:
    """Ada leaves one person out; Ben finds it among what waits for him, and says yes to the same."""
    moved = group(ada, "moved")
    expect(moved.locator("[data-take]")).to_have_count(A_PAGE)
    moved.locator("[data-take]").first.uncheck()
    press(ada.page, desk("imports.apply_first"))
    expect(ada.page.get_by_text(desk("imports.waits_for_another"))).to_be_visible()
    expect(ada.page.get_by_role("button", name=desk("imports.apply_first"))).to_have_count(0)
    ben.open()
    ben.page.get_by_text(desk("waiting.imports_waiting", n=1)).click()
    ben.page.get_by_role("link", name=desk("releases.waits_for_you")).click()
    expect(ben.page.get_by_text(desk("imports.waits_for_you"))).to_be_visible()
    expect(ben.page.locator(".applybar")).to_contain_text(desk("imports.count_left", n=1))
    _apply(ben, "imports.apply_second")


def _two_take_it_back(ada: Coordinator, ben: Coordinator) -> None:
    press(ben.page, desk("imports.undo"))
    press(ben.page, desk("imports.undo_now"))
    expect(ben.page.get_by_text(desk("imports.undo_waits_yours"))).to_be_visible()
    ada.page.reload()
    press(ada.page, desk("imports.undo_agree"))
    expect(ada.page.get_by_text(desk("imports.restored", n=117))).to_be_visible()
    expect(ada.page.get_by_role("heading", name=desk("imports.left_changed_later"))).to_be_visible()
    expect(ada.page.locator(".leftalone li")).to_have_count(1)
    findings = Findings()
    look(ada.page, "undone", "de", findings)
    assert (findings.axe, findings.wide, findings.moving) == ([], [], [])


def test_the_whole_list_in_three_languages_is_looked_through(
    pair: tuple[Coordinator, Coordinator], tmp_path: Path
) -> None:
    ada, _ = pair
    files = [
        write_export(tmp_path / f"{lang}.csv", Export(locale=lang, same_people=True)) for lang in ("be", "ru", "en")
    ]
    seconds = upload(ada, *files)
    print(f"8,696 rows in three languages on screen after {seconds:.1f} s")  # noqa: T201  (a figure, no verdict)
    new = group(ada, "new")
    expect(new.locator(".change")).to_have_count(A_PAGE)
    # By keyboard: rows that come into sight take their true height, and what a slow mouse aims at moves.
    new.get_by_role("button", name="Weitere zeigen").press("Enter")
    expect(new.locator(".change")).to_have_count(A_PAGE * 2)
    # What is far away is not drawn, and has no text that one sees.
    name = new.locator(".person__name").last.text_content() or "nobody"
    ada.page.get_by_label(desk("imports.find")).fill(name)
    expect(ada.page.locator(".rows__group")).to_be_visible()
    expect(ada.page.locator(".change:visible", has_text=name).first).to_be_visible()
    press(ada.page, desk("imports.drop_list"))
    press(ada.page, desk("imports.drop_now"))
    expect(ada.page.get_by_role("heading", name=desk("imports.title"))).to_be_visible()
