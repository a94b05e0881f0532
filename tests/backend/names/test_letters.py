"""The tables are the twins of the app's own: what one side changes, the other must change too."""

import re
from pathlib import Path

from lebenszeichen.names.letters import CYRILLIC, LATIN, MARKED

TWIN = (Path(__file__).parents[3] / "frontend/src/local/search/letters.ts").read_text("utf-8")


def table(name: str) -> str:
    found = re.search(rf"export const {name}[^=]*=\s*[\[{{](.*?)^[\]}}];", TWIN, re.DOTALL | re.MULTILINE)
    assert found, name
    return re.sub(r"//.*", "", found[1])


def pairs(name: str) -> dict[str, str]:
    return dict(re.findall(r'"?([^\s":,]+)"?: "(\w*)"', table(name)))


def test_cyrillic_letters_sound_the_same_on_both_sides() -> None:
    assert pairs("CYRILLIC") == CYRILLIC


def test_letters_with_marks_sound_the_same_on_both_sides() -> None:
    assert pairs("MARKED") == MARKED


def test_latin_letters_sound_the_same_on_both_sides_in_the_same_order() -> None:
    assert tuple(re.findall(r'\["(\w+)", "(\w+)"\]', table("LATIN"))) == LATIN
