"""What a phone prints, without a network: read back from the pages that come out of the printer."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.long_addresses import LONG, publish_long_addresses
from browser.servers import people_of
from browser.volunteer import heading, keep_offline, press
from browser.words import say
from factories.printed import PrintedPage, pages_of
from lebenszeichen.printing.kinds import PAPERS, Kind, Paper
from real_server import RealServer

_FOLLOW = """(path) => {
  const link = document.body.appendChild(document.createElement("a"));
  link.href = path;
  link.click();
  link.remove();
}"""
A4 = (210, 297)


def printed(page: Page, kind: str) -> list[PrintedPage]:
    """What comes out when somebody prints, with the browser's own headers switched on."""
    page.locator(f"input[value={kind}]").check()
    expect(page.locator(f".on-paper .sheet--{kind}").first).to_be_attached()
    return pages_of(page.pdf(prefer_css_page_size=True, display_header_footer=True, print_background=True))


def words(page: PrintedPage) -> str:
    return " ".join(" ".join(page.text).split())


def stands_inside(page: PrintedPage, paper: Paper) -> None:
    """Every letter, and every dark pixel, stands within an area of its own."""
    assert page.ink is not None
    assert [round(page.width), round(page.height)] == list(paper.page)
    for glyph in page.glyphs:
        column, row = int(glyph.left // paper.cell[0]), int((glyph.top - paper.margin_top) // paper.cell[1])
        left, top = column * paper.cell[0] + paper.left, row * paper.cell[1] + paper.top + paper.margin_top
        assert left - 0.7 < glyph.left, glyph
        assert glyph.right < left + paper.width + 0.7, glyph
        assert top - 0.7 < glyph.top, glyph
        assert glyph.bottom < top + paper.height + 0.7, glyph


@pytest.fixture
def page(browser: Browser, sample_server: RealServer) -> Page:
    context = browser.new_context(locale="de-DE", viewport={"width": 360, "height": 780}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_what_goes_into_the_letter_box_is_a_name_and_an_address_whole_and_nothing_else(
    page: Page, sample_server: RealServer
) -> None:
    may_be_printed = publish_long_addresses(page, sample_server)
    wrong = [people_of(sample_server)[kind] for kind in ("closed", "do_not_write", "came_out")]
    ids = list(may_be_printed)[:26]
    page.goto(sample_server.url + "/app/")
    keep_offline(page)
    page.context.set_offline(True)
    page.evaluate(_FOLLOW, f"/app/print?people={','.join([*ids, *wrong])}")
    heading(page, say("print.title"))
    expect(page.get_by_text(re.compile(r"^Für 3 Menschen wird nichts gedruckt"))).to_be_visible()
    kinds: dict[Kind, int] = {"cards": 26, "envelopes_c6": 26, "envelopes_dl": 26, "labels": 2}
    for kind, sheets in kinds.items():
        pages = printed(page, kind)
        assert len(pages) == sheets
        for at, sheet in enumerate(pages):
            stands_inside(sheet, PAPERS[kind])
            if kind != "labels":
                assert words(sheet) in may_be_printed[ids[at]]
    together = " ".join(words(sheet) for sheet in pages)
    for id in ids:
        (spelling,) = [spelling for spelling in may_be_printed[id] if spelling in together] or [f"{id} is missing"]
        together = together.replace(spelling, "", 1)
    assert together.split() == []
    assert " ".join(LONG) in " ".join(next(iter(may_be_printed.values())))
    what_the_list_says(page, len(ids))


def what_the_list_says(page: Page, people: int) -> None:
    """The list for the table stays there: it carries the day, and a code that is still right."""
    sheets = printed(page, "list")
    assert len(sheets) == -(-people // 6)
    text = words(sheets[0])
    found = re.search(r"Liste vom .* 20\d\d Kennung: (\w{4}-\w+) Blatt 1 von", text)
    assert found, text
    for sheet in sheets:
        assert [round(sheet.width), round(sheet.height)] == list(A4)
        assert all(5 < glyph.left < glyph.right < 205 and 5 < glyph.top < glyph.bottom < 292 for glyph in sheet.glyphs)
    page.get_by_label(say("print.check_label")).fill(found[1])
    expect(page.get_by_text(say("print.check_right"))).to_be_visible()


def test_the_server_makes_the_same_sheets_as_a_file(page: Page, sample_server: RealServer) -> None:
    ids = [people_of(sample_server)[kind] for kind in ("held", "another")]
    page.goto(sample_server.url + "/app/")
    keep_offline(page)
    page.evaluate(_FOLLOW, f"/app/print?people={','.join(ids)}")
    (labels,) = as_pdf(page, "labels")
    assert labels.text.count("REPUBLIC OF BELARUS") == 2
    (listed,) = as_pdf(page, "list")
    (drawn,) = printed(page, "list")
    code = re.search(r"Kennung: (\w{4}-\w+) ", words(listed))
    assert code, listed.text
    assert code[0] in words(drawn)
    page.get_by_label(say("print.check_label")).fill(code[1])
    expect(page.get_by_text(say("print.check_right"))).to_be_visible()


def as_pdf(page: Page, kind: str) -> list[PrintedPage]:
    """The file that the server makes."""
    page.locator(f"input[value={kind}]").check()
    with page.expect_download() as download:
        press(page, say("print.pdf"))
    pages = pages_of(download.value.path().read_bytes())
    expect(page.get_by_text(say("print.pdf_made"))).to_be_visible()
    return pages
