"""The pseudo-locale in a real browser: the English catalogue, made longer and accented on its way to the page."""

import json
import subprocess
from functools import cache

from playwright.sync_api import BrowserContext, Route

from real_server import ROOT

_CATALOGUE = "**/app/assets/messages-en-*.json"
_MAKE = """
import ts from "typescript";
import { readFileSync } from "node:fs";
const source = readFileSync("frontend/src/messages/pseudo.ts", "utf-8");
const made = ts.transpileModule(source, { compilerOptions: { module: "ESNext", target: "ES2022" } }).outputText;
const { pseudoCatalogue } = await import("data:text/javascript," + encodeURIComponent(made));
process.stdout.write(JSON.stringify(pseudoCatalogue(JSON.parse(readFileSync(0, "utf-8")))));
"""


@cache
def _pseudo(catalogue: str) -> str:
    command = ["node", "--input-type=module", "--eval", _MAKE]
    return subprocess.run(command, cwd=ROOT, input=catalogue, capture_output=True, text=True, check=True).stdout


def speak_pseudo(context: BrowserContext) -> None:
    """From now on this context's English is the pseudo-locale, and so is what its service worker keeps of it."""

    def give(route: Route) -> None:
        route.fulfill(status=200, content_type="application/json", body=_pseudo(json.dumps(route.fetch().json())))

    context.route(_CATALOGUE, give)
