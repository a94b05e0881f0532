"""Five people at the kitchen table, without a network: proposed, taken, one given back, and on to a second phone."""

import re

from playwright.sync_api import Browser, Page, expect

from browser.phone import Phone
from browser.volunteer import heading, keep_offline, press
from browser.words import say

_TAKEN = """async () => {
  const database = await new Promise((done, failed) => {
    const opening = indexedDB.open("lebenszeichen-outbox");
    opening.onsuccess = () => done(opening.result);
    opening.onerror = failed;
  });
  const rows = await new Promise((done) => {
    const asking = database.transaction("mutations").objectStore("mutations").getAll();
    asking.onsuccess = () => done(asking.result);
  });
  database.close();
  return rows.sort((a, b) => a.order - b.order).map(({ name, args }) => [name, JSON.parse(args)]);
}"""


def test_five_are_taken_one_given_back_and_the_rest_handed_to_a_second_phone(
    fresh_phone: Phone, browser: Browser
) -> None:
    phone, first, second = fresh_phone, fresh_phone.open("/app/"), another(browser, fresh_phone)
    keep_offline(first)
    phone.leave_network()
    first = phone.reload_cold(first, "/app/")
    heading(first, say("write.title"))
    people = ids(first)
    assert len(people) == 5
    press(first, say("write.others"))
    assert not set(ids(first)) & set(people)

    first.locator(".action--next:not([aria-disabled=true])").dblclick()
    heading(first, say("batch.title"))
    taken = [args["prisoner_ids"] for name, args in first.evaluate(_TAKEN) if name == "names_taken"]
    assert len(taken) == 1, "a second tap took more names"
    first.get_by_role("button", name=re.compile("^Zurückgeben:")).first.click()
    expect(first.get_by_text(say("batch.state_given_back"), exact=True)).to_be_visible()
    first.get_by_text(say("handover.title")).click()
    code = first.locator(".handover__code").inner_text()
    assert re.fullmatch(r"([2-9a-z]{4}-){4}[2-9a-z]", code)

    second.goto(f"{phone.server.url}/app/batch/take#{'.'.join(taken[0][1:])}")
    expect(second.get_by_role("main").get_by_role("listitem")).to_have_count(4)
    second.locator(".action--next").click()
    heading(second, say("batch.title"))
    expect(second.get_by_text(say("batch.state_to_write"), exact=True)).to_have_count(4)
    first.get_by_role("button", name=say("handover.given")).click()
    expect(first.get_by_text(say("batch.done"))).to_be_visible()


def ids(page: Page) -> list[str]:
    """Whom the first screen proposes."""
    links = page.get_by_role("main").locator(".row__link")
    expect(links).to_have_count(5)
    return [str(link.get_attribute("href")).split("/")[3] for link in links.all()]


def another(browser: Browser, phone: Phone) -> Page:
    """A second phone in the hall: storage of its own, kept at home while there was a network."""
    page = browser.new_context(viewport={"width": 360, "height": 780}, locale="de-DE").new_page()
    page.goto(phone.server.url + "/app/")
    keep_offline(page)
    return page
