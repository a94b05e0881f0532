"""The one origin of all pages: built with the product's bundler, served by Node."""

import json
import subprocess
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from real_server import ROOT

HERE = Path(__file__).parent
ENGINES = ("ours", "pouch", "rx")


class Origin:
    """Each page has a host of its own (`*.localhost` is this machine): an empty IndexedDB, no cache, no code kept."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._phones = 0

    def address(self, engine: str, batch: int | None) -> str:
        """Of a page that nobody has opened before."""
        self._phones += 1
        query = f"?batch={batch}" if batch else ""
        return f"http://phone-{self._phones}.localhost:{self._port}/{engine}{query}"

    def give(self, what: str, rows: Sequence[dict[str, Any]]) -> None:
        """`load` or `change`: rows for the peers' servers."""
        address = f"http://localhost:{self._port}/rows/{what}"
        urllib.request.urlopen(address, json.dumps(rows).encode(), timeout=120).close()


def build(folder: Path) -> Path:
    """One script per engine; returns their folder."""
    for engine in ENGINES:
        entry = HERE / "pages" / f"{engine}.ts"
        command: list[str | Path] = ["npx", "rolldown", entry, "--format", "iife", "--platform", "browser", "--minify"]
        subprocess.run([*command, "--file", folder / f"{engine}.js"], cwd=ROOT, check=True, capture_output=True)
    return folder


@contextmanager
def origin(pages: Path, product_port: int) -> Iterator[Origin]:
    """Node with the pages, the peers' servers and the way to the product's."""
    command = ["node", str(HERE / "servers" / "main.mjs"), str(product_port), str(pages)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None  # both are pipes
        assert process.stdout is not None
        try:
            yield Origin(int(process.stdout.readline()))
        finally:
            process.stdin.close()
            process.wait(20)
