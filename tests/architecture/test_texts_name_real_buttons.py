"""A guide or notice that says "tap this" must name words that the app really shows."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "backend" / "lebenszeichen" / "guides"
QUOTED = re.compile(r"„([^“]+)“|\"([^\"]+)\"")


def quoted(text: str) -> set[str]:
    return {german or english for german, english in QUOTED.findall(text)}


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_quoted_button_is_in_the_apps_words(language: str) -> None:
    texts = [
        path.read_text("utf-8") for kind in ("texts", "notices") for path in (GUIDES / kind / language).glob("*.md")
    ]
    named = {words for text in texts for words in quoted(text)}
    catalogue = (ROOT / "frontend" / "src" / "messages" / f"{language}.ts").read_text("utf-8")
    assert len(named) >= 4
    assert {words for words in named if f'"{words}"' not in catalogue} == set()
