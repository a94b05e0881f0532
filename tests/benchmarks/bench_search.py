"""Search at every keystroke: the shipped code in Chromium at a sixth of the speed, on 5,000 invented people."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from benchmarks.figures import Figure
from browser.chromium import FLAGS
from factories.viasna_export import Export, rows
from real_server import ROOT

PEOPLE = 5000
TYPED = [
    "b",
    "bj",
    "bja",
    "bjal",
    "bjaljazki",
    "бял",
    "бяляцкі",
    "kalesn",
    "kolesnikowa",
    "ц",
    "ціх",
    "tich",
    "a",
    "al",
]
MEASURE = """({ people, typed }) => {
  const index = Search.buildIndex(people, "de");
  const begun = performance.now();
  index.warm();
  const warm = performance.now() - begun;
  for (const text of typed) index.search(text);
  const times = [];
  for (let round = 0; round < 30; round++)
    for (const text of typed) {
      const start = performance.now();
      index.search(text);
      times.push(performance.now() - start);
    }
  times.sort((a, b) => a - b);
  return { warm, median: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)] };
}"""


def measure() -> list[Figure]:
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page()
        page.evaluate(bundle(Path(folder)))
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
        found = page.evaluate(MEASURE, {"people": people(), "typed": TYPED})
        browser.close()
    return [
        Figure("search per keystroke, 5,000 people, 6x: median", found["median"], "ms", "< 3"),
        Figure("search per keystroke, 5,000 people, 6x: 95th percentile", found["p95"], "ms"),
        Figure("folding 5,000 names ahead of the first keystroke, 6x", found["warm"], "ms"),
    ]


def people() -> list[dict[str, object]]:
    names = [str(row["name"]) for row in rows(Export(rows=PEOPLE))[0]]
    return [
        {"id": f"p{number}", "seq": 1, "names": {"ru": name}, "derived": [], "aliases": [], "state": "held"}
        for number, name in enumerate(names)
    ]


def bundle(folder: Path) -> str:
    """The search as the app has it, as one script that sets `Search`."""
    out = folder / "search.js"
    entry = ROOT / "frontend" / "src" / "local" / "search" / "index.ts"
    command = ["npx", "rolldown", entry, "--format", "iife", "--name", "Search", "--file", out]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return out.read_text("utf-8").replace("var Search", "globalThis.Search", 1)
