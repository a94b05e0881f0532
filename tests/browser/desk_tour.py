"""Walks through every screen of the desk in one state and one language, signed in as somebody who really came in."""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.sync_api import Page, Route, expect

from browser.coordinator import Coordinator
from real_server import ROOT

STATES = ("data", "empty", "error", "offline")
LOCALES = {"de": "de-DE", "en": "en-GB"}
# routes.ts imports nothing, so that it can be evaluated alone.
_READ = """
import ts from "typescript";
import { readFileSync } from "node:fs";
const source = readFileSync("frontend/src/desk/routes.ts", "utf-8");
const made = ts.transpileModule(source, { compilerOptions: { module: "ESNext", target: "ES2022" } }).outputText;
const { routes } = await import("data:text/javascript," + encodeURIComponent(made));
process.stdout.write(JSON.stringify(routes));
"""
_FOLLOW = """(path) => {
  const link = document.body.appendChild(document.createElement("a"));
  link.href = path;
  link.click();
  link.remove();
}"""
# Nothing is being fetched any more, and the tab is named after the heading: effects run after drawing.
_DRAWN = """() => new Promise((done) => {
  const look = (left) => requestAnimationFrame(() => {
    const heading = document.querySelector("h1")?.textContent;
    const words = [...document.querySelectorAll("main [role=status]")].map((one) => one.textContent);
    const busy = words.some((one) => /moment/i.test(one));
    if ((heading && document.title.startsWith(heading) && !busy) || left === 0) requestAnimationFrame(() => done());
    else look(left - 1);
  });
  look(240);
})"""
_LISTS = re.compile(
    r"/api/desk/(reports|people|places|mistakes|family/requests|family/flags|letters/held|campaigns|events|invites"
    r"|audit)$"
)
"""What answers a list; an empty one is an answer of the server's own form."""

_IMPORTS = re.compile(r"/api/desk/imports$")
_IMPORT = re.compile(r"/api/desk/imports/\w+$")


@cache
def desk_routes() -> tuple[dict[str, Any], ...]:
    """Rows of frontend/src/desk/routes.ts, as the desk's router has them."""
    command = ["node", "--input-type=module", "--eval", _READ]
    return tuple(json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout))


@dataclass
class DeskTour:
    """One browser in one state. `page` shows what the walk just yielded names; the session is the coordinator's."""

    coordinator: Coordinator
    state: str
    language: str
    draft_id: int
    options: dict[str, Any]

    def walk(self) -> Iterator[str]:
        url = self.coordinator.server.url
        context = self.coordinator.browser.new_context(
            locale=LOCALES[self.language], reduced_motion="reduce", **self.options
        )
        context.set_default_timeout(15_000)
        self.page: Page = context.new_page()
        self.page.goto(url + "/desk/")
        self._settle()
        yield "signed out"
        self.page.goto(url + "/desk/enrol#invite=gone")
        self.page.locator("main .action--next").click()
        expect(self.page.locator(".note--stop")).to_be_visible()
        yield "enrol, a link that is not valid"
        context.add_cookies(self.coordinator.context.cookies())
        self.page.goto(url + "/desk/more")
        self._settle()
        self._break()
        person = context.request.get(url + "/api/desk/people").json()[0]["id"]
        lists = context.request.get(url + "/api/desk/imports").json()
        a_list = [*lists["staged"], *lists["past"]][0]["id"]
        for route in desk_routes():
            example = route.get("example", route["path"]).replace(":id", str(self.draft_id)).replace(":person", person)
            example = example.replace(":import", a_list)
            self.page.evaluate(_FOLLOW, example)
            self._settle()
            yield route["name"]
        self.page.unroute_all(behavior="ignoreErrors")  # what is being answered at this moment is nobody's any more
        context.close()

    def _settle(self) -> None:
        self.page.evaluate(_DRAWN)
        expect(self.page.locator("h1").first).to_be_visible()

    def _break(self) -> None:
        if self.state == "empty":
            self.page.route(_LISTS, lambda route: route.fulfill(status=200, json=[]))
            nothing: dict[str, list[str]] = {"drafts": [], "releases": [], "groups": []}
            self.page.route("**/api/desk/releases*", lambda route: route.fulfill(status=200, json=nothing))
            nobody: dict[str, list[str]] = {"groups": [], "decisions": []}
            self.page.route("**/api/desk/identity", lambda route: route.fulfill(status=200, json=nobody))
            no_facilities: dict[str, list[str]] = {"facilities": [], "new": []}
            self.page.route("**/api/desk/facilities", lambda route: route.fulfill(status=200, json=no_facilities))
            self.page.route("**/api/desk/waiting", self._nothing_waits)
            nothing = {"source": None, "staged": [], "past": []}
            self.page.route(_IMPORTS, lambda route: route.fulfill(status=200, json=nothing))
            self.page.route(_IMPORT, self._nothing_differs)
        if self.state == "error":
            self.page.route("**/api/**", lambda route: route.fulfill(status=500, body="out of order"))
        if self.state == "offline":
            self.page.route("**/api/**", lambda route: route.abort())

    def _nothing_differs(self, route: Route) -> None:
        route.fulfill(status=200, json={**route.fetch().json(), "groups": {}})

    def _nothing_waits(self, route: Route) -> None:
        waiting = route.fetch().json()
        route.fulfill(status=200, json=dict.fromkeys(waiting, 0))


def write_draft(coordinator: Coordinator) -> int:
    """A draft of the first proposal, by the keyboard; returns its id."""
    page = coordinator.page
    coordinator.open("/desk/releases")
    page.locator(".proposals .action").first.click()
    page.locator(".editor input[type=url]").fill("https://spring96.org/be/news/1")
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile(r"/desk/drafts/\d+$"))
    return int(page.url.rpartition("/")[2])
