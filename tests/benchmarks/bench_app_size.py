"""What a phone loads before it works without a network, packed with gzip."""

import gzip
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure
from lebenszeichen.guides.publication import texts_file
from lebenszeichen.settings import Settings
from real_server import ROOT

BUILT = ROOT / "frontend" / "dist"
DESK = ROOT / "frontend" / "dist-desk"
KB = 1000


def measure() -> list[Figure]:
    """Script of the first load; all script; and everything: page, styles, the largest language's words and guides."""
    assets = BUILT / "assets"
    first = packed(first_script()) + packed(BUILT / "sw.js")
    script = sum(packed(file) for file in assets.glob("*.js")) + packed(BUILT / "sw.js")
    styles = sum(packed(file) for file in assets.glob("*.css"))
    words = max(packed(file) for file in assets.glob("messages-*.json"))
    desk = sum(packed(file) for file in (DESK / "assets").glob("*.js"))
    whole = script + styles + words + packed(BUILT / "index.html") + guides("de")
    return [
        Figure("JavaScript of the first load, and the worker", first / KB, "KB gzip", "<= 45"),
        Figure("JavaScript, all of it: with the second script, which the worker keeps", script / KB, "KB gzip"),
        Figure("JavaScript, desk (no phone loads it)", desk / KB, "KB gzip", "<= 60"),
        Figure("shell: page, script, styles, one language and its guides", whole / KB, "KB gzip", "<= 120"),
    ]


def first_script() -> Path:
    """The one that the page names; the other is fetched by the worker, or when a screen needs it."""
    name = re.search(r'src="/app/(assets/[^"]+\.js)"', (BUILT / "index.html").read_text("utf-8"))
    if name is None:
        raise RuntimeError("index.html names no script")
    return BUILT / name[1]


def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


def guides(language: str) -> int:
    with TemporaryDirectory() as home:
        settings = Settings(home=Path(home), database_url="sqlite:///")
        return len(gzip.compress(texts_file(language, settings)[0], 9))
