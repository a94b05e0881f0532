"""Walks through every screen in one state and one language, and stops wherever something new can be seen."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.listening import listen_without_a_push_service
from browser.routes import app_routes, public_pages
from browser.screens import APP, PUBLIC, Absent, Reached
from browser.servers import answer_nothing, people_of, publish_nothing, release_of
from real_server import RealServer

LOCALES = {"de": "de-DE", "en": "en-GB"}
NOBODY = "nobody"
SLUG = "content"
_LOSE_THE_COPY = """() => new Promise((done, failed) => {
  const asked = indexedDB.deleteDatabase("lebenszeichen-cache");
  asked.onsuccess = () => done();
  asked.onerror = () => failed(asked.error);
})"""
FOLLOW = """(path) => {
  const link = document.body.appendChild(document.createElement("a"));
  link.href = path;
  link.click();
  link.remove();
}"""
# Drawn, nothing being saved, and the tab named after the heading: effects run after drawing.
_DRAWN = """() => new Promise((done) => {
  const look = (left) => requestAnimationFrame(() => {
    const heading = document.querySelector("h1")?.textContent.replace(/\\u00ad/g, "");
    const busy = document.querySelector("main [aria-disabled=true]");
    const named = heading && document.title.startsWith(heading);
    if ((named && !busy) || left === 0) requestAnimationFrame(() => done());
    else look(left - 1);
  });
  look(180);
})"""


@dataclass
class Tour:
    """One phone in one state. `page` shows what the view just yielded names."""

    browser: Browser
    server: RealServer
    state: str
    language: str
    options: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.people = people_of(self.server)
        self.release = release_of(self.server)
        self.context: BrowserContext = self.browser.new_context(
            locale=LOCALES.get(self.language, "en-GB"),
            permissions=["notifications"],
            **{"viewport": {"width": 360, "height": 780}, "reduced_motion": "reduce", **self.options},  # type: ignore[arg-type]
        )
        self.context.set_default_timeout(15_000)
        listen_without_a_push_service(self.context)
        self.page: Page = self.context.new_page()

    def close(self) -> None:
        self.context.close()

    def app(self) -> Iterator[str]:
        """Every screen of the app, welcome first."""
        if self.state == "empty":
            publish_nothing(self.page, self.server)
        yield from self._welcome()
        for route in app_routes():
            entry = APP[route.name][self.state]
            if route.name == "welcome" or isinstance(entry, Absent):
                continue
            self.go(self._fill(route.example))
            yield from self._moments(route.name, entry)
        if self.state == "error":
            yield self._without_storage()

    def public(self) -> Iterator[str]:
        """Every plain page."""
        for name, path in public_pages().items():
            entry = PUBLIC[name][self.state]
            if isinstance(entry, Absent):
                continue
            slug = NOBODY if self.state == "error" else SLUG
            held = self.people.get("held")
            shown = {"prisoner": held, "family_door": held, "release": release_of(self.server), "invite_to": "everyone"}
            id = shown.get(name) if self.state == "data" else NOBODY
            self.page.goto(self.server.url + path.format(language=self.language, id=id, slug=slug))
            yield f"plain {name}"
        if self.state == "data":
            for kind in ("closed", "do_not_write", "came_out"):
                self.page.goto(f"{self.server.url}/{self.language}/prisoners/{self.people[kind]}")
                yield f"plain prisoner, {kind}"
            self.page.goto(f"{self.server.url}/{self.language}/prisoners?q=xyzxyz")
            yield "plain prisoners, nobody found"

    def go(self, path: str) -> None:
        """Follow a link inside the app: nothing is loaded again."""
        self.page.evaluate(FOLLOW, path)
        self.settle()

    def settle(self) -> None:
        self.page.evaluate(_DRAWN)
        expect(self.page.locator("h1")).to_be_visible()

    def _moments(self, name: str, entry: Reached) -> Iterator[str]:
        yield name
        for moment, act in entry.moments:
            act(self)
            self.page.evaluate(_DRAWN)
            yield f"{name}, {moment}"

    def _welcome(self) -> Iterator[str]:
        page, keep = self.page, self.page.locator(".card .action--next")
        page.goto(self.server.url + "/app/welcome")
        self.settle()
        yield "welcome"
        repair = self._break()
        if repair:
            keep.click()
            expect(page.locator(".note--stop")).to_be_visible()
            yield "welcome, failed"
            repair()
        keep.click()
        expect(page.locator(".note--done")).to_be_visible()
        yield "welcome, ready"
        page.locator(".action--next").click()
        self.settle()
        if self.state == "error":
            self._lose_the_copy()
        if self.state == "offline":
            self.server.kill()
            page.reload()
        self.settle()

    def _break(self):
        if self.state == "error":
            return answer_nothing(self.page)
        if self.state == "offline":
            self.server.kill()
            return partial(self.server.start, "--no-worker")
        return None

    def _lose_the_copy(self) -> None:
        answer_nothing(self.page)
        self.page.goto(f"{self.server.url}/{self.language}/alerts")
        self.page.evaluate(_LOSE_THE_COPY)
        self.page.goto(f"{self.server.url}/app/")
        self.settle()

    def _without_storage(self) -> str:
        self.page.add_init_script('Object.defineProperty(globalThis, "indexedDB", { value: undefined })')
        self.page.goto(f"{self.server.url}/app/")
        self.settle()
        return "no storage"

    def _fill(self, example: str) -> str:
        person = self.people["held"] if self.state in ("data", "offline") else NOBODY
        release = self.release if self.state in ("data", "offline") else NOBODY
        return example.replace(":id", person).replace(":release", release).replace(":slug", SLUG)
