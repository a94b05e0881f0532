"""Small modules: none comes near 300 lines, in any language."""

from functools import cache
from pathlib import Path

import pytest

from architecture.source_tree import ROOT

LIMIT = 300
WRITTEN = ("backend/lebenszeichen", "frontend/src", "frontend/tooling", "service_worker", "tests", "migrations/env.py")
SUFFIXES = {".py", ".ts", ".tsx", ".css"}
NOT_WRITTEN = {"schema.ts"}
"""Generated from the OpenAPI document."""
CATALOGUES = {ROOT / "frontend" / "src" / folder for folder in ("messages", "desk/messages")}
"""One table of messages for each language: it is looked up, not read."""


@cache
def written_files() -> list[Path]:
    places = [ROOT / place for place in WRITTEN]
    files = [file for place in places for file in (place.rglob("*") if place.is_dir() else [place])]
    return [
        file
        for file in files
        if file.suffix in SUFFIXES
        and file.name not in NOT_WRITTEN
        and "node_modules" not in file.parts
        and file.parent not in CATALOGUES
    ]


@pytest.mark.parametrize("folder", WRITTEN)
def test_no_file_is_too_long_to_read(folder: str) -> None:
    too_long = {
        str(file.relative_to(ROOT)): length
        for file in written_files()
        if file.is_relative_to(ROOT / folder) and (length := len(file.read_text("utf-8").splitlines())) > LIMIT
    }
    assert too_long == {}
