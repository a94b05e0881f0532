"""What is wrong with a file is also said by one word, so that each screen can say it in its own."""

import re
from datetime import date
from typing import get_args

import pytest

from factories.export_rows import export, row
from lebenszeichen.imports.errors import Reason, UnreadableList
from lebenszeichen.imports.reading_files import read_files
from real_server import ROOT

GOOD = export(row("1"), row("2"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<!doctype html>", {"reason": "web_page"}),
        (b"\xd0\xcf\x11\xe0", {"reason": "old_excel"}),
        (GOOD.replace("5 лет".encode(), b"5\0", 1), {"reason": "damaged", "line": 3}),
        (GOOD.replace("5 лет".encode(), b"=1+1", 1), {"reason": "formula", "line": 2, "column": "decision"}),
        (GOOD.replace(b",status,", b",state,"), {"reason": "missing_column", "column": "status"}),
    ],
)
def test_a_problem_names_its_reason_its_line_and_its_column(content: bytes, said: dict[str, object]) -> None:
    with pytest.raises(UnreadableList) as caught:
        read_files([(content, "list.csv")], key=b"key", today=date(2026, 11, 22))
    told = caught.value.as_json()
    assert {name: told[name] for name in ("reason", "line", "column") if name in told} == said


def test_the_desk_has_words_for_every_reason() -> None:
    catalogue = (ROOT / "frontend/src/desk/messages/de.ts").read_text("utf-8")
    assert sorted(re.findall(r'^  "unreadable\.(\w+)"', catalogue, re.MULTILINE)) == sorted(get_args(Reason))
