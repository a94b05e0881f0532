"""The tables are the twins of the app's own: what one side changes, the other must change too."""

import re
from pathlib import Path

from lebenszeichen.names.letters import CYRILLIC, LATIN, MARKED

TWIN = (Path(__file__).parents[3] / "frontend/src/local/search/letters.ts").read_text("utf-8")


def line(name: str) -> str:
    found = re.search(rf'export const {name} =\s+"([^"]+)";', TWIN)
    assert found, name
    return found[1]


def pairs(name: str) -> list[tuple[str, ...]]:
    return [tuple(pair.split("=")) for pair in line(name).split(" ")]


def test_letters_sound_the_same_on_both_sides() -> None:
    ours = CYRILLIC | dict(LATIN)
    assert dict(zip(line("LETTERS"), line("SOUNDS"), strict=True)) | dict(pairs("SEVERAL")) == ours


def test_letters_with_marks_sound_the_same_on_both_sides() -> None:
    assert dict(pairs("MARKED")) == MARKED


def test_several_letters_are_looked_for_in_the_same_order() -> None:
    assert [latin for latin, _ in pairs("SEVERAL") if len(latin) > 1] == [latin for latin, _ in LATIN if len(latin) > 1]
