"""Which screens there are, read from the product: the app's own route table and the server's map of plain pages."""

import json
import re
import subprocess
from dataclasses import dataclass
from functools import cache

from lebenszeichen.app import create_app
from lebenszeichen.settings import Settings
from real_server import ROOT

# routes.ts imports nothing, so that it can be evaluated alone.
_READ = """
import ts from "typescript";
import { readFileSync } from "node:fs";
const source = readFileSync("frontend/src/routes.ts", "utf-8");
const made = ts.transpileModule(source, { compilerOptions: { module: "ESNext", target: "ES2022" } }).outputText;
const { routes } = await import("data:text/javascript," + encodeURIComponent(made));
process.stdout.write(JSON.stringify(routes));
"""
_NOT_FOR_PEOPLE = {
    "pages.static",
    "pages.robots",
    "pages.sitemap",
    "pages.doors_without_slash",
    "pages.ask_as_family",
}
"""A style, two files for crawlers, a redirect, and where a form goes: nothing that anybody opens."""


@dataclass(frozen=True)
class AppRoute:
    """A row of frontend/src/routes.ts."""

    name: str
    example: str
    states: tuple[str, ...]


@cache
def app_routes() -> tuple[AppRoute, ...]:
    """The app's screens, as its router has them."""
    command = ["node", "--input-type=module", "--eval", _READ]
    read = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(AppRoute(row["name"], row["example"], tuple(row["states"])) for row in json.loads(read))


@cache
def public_pages() -> dict[str, str]:
    """The plain pages by name, with their paths: `{language}` and ids are still to be filled in."""
    app = create_app(Settings(home=ROOT / "var", database_url="sqlite://", storage_key=bytes(32)))
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("pages.")]
    return {
        rule.endpoint.removeprefix("pages."): re.sub(r"<(?:[^:>]+:)?(\w+)>", r"{\1}", rule.rule)
        for rule in rules
        if rule.endpoint not in _NOT_FOR_PEOPLE
    }
