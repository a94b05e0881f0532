"""What is intercepted on its way is handled to its end, however long that takes, and nothing after it is touched."""

from playwright.sync_api import Browser, Route

from browser.interception import Interception
from real_server import RealServer

_ASK_TWICE = "() => { window.answers = [1, 2].map(() => fetch('/api/manifest').then((answer) => answer.status)); }"
_ANSWERS = "() => Promise.all(window.answers)"
_ASK = "fetch('/api/manifest', { cache: 'no-store' }).then((answer) => answer.status)"


def test_an_interception_that_ends_answers_what_is_on_its_way(browser: Browser, sample_server: RealServer) -> None:
    page = browser.new_page()
    page.goto(sample_server.url + "/de/")
    asked: list[str] = []

    def answer_late(route: Route) -> None:
        asked.append(route.request.url)
        page.wait_for_timeout(200)
        route.fulfill(status=202)

    interception = Interception(page, "**/api/manifest", answer_late)
    page.evaluate(_ASK_TWICE)
    while len(asked) < 2:
        page.wait_for_timeout(20)
    interception.end()
    assert page.evaluate(_ANSWERS) == [202, 202]
    assert page.evaluate(_ASK) == 200
    assert len(asked) == 2
    page.close()
