"""docs/promises.md: each promise names tests that try to break it, and they exist."""

import re

from architecture.source_tree import ROOT

ROWS = re.findall(r"^\| (\d+) \|(.*)\|$", (ROOT / "docs" / "promises.md").read_text("utf-8"), re.MULTILINE)
NAMED = re.findall(r"`(tests/[^`]+)`", (ROOT / "docs" / "promises.md").read_text("utf-8"))


def test_each_of_the_eleven_promises_names_a_test() -> None:
    assert [int(number) for number, _ in ROWS] == list(range(1, 12))
    assert [number for number, row in ROWS if "`tests/" not in row] == []


def test_every_test_that_is_named_exists() -> None:
    missing = [named for named in NAMED if not _exists(*named.partition("::")[::2])]
    assert missing == []


def _exists(file: str, test: str) -> bool:
    path = ROOT / file
    return path.is_file() and (not test or f"def {test}(" in path.read_text("utf-8"))
