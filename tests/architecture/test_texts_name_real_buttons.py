"""A guide or notice that says "tap this" must name words that the app really shows."""

import re
from pathlib import Path

import pytest

from lebenszeichen.guides.library import languages

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "backend" / "lebenszeichen" / "guides"
QUOTED = re.compile(r"„([^“”]+)[“”]|«\s?([^»]+?)\s?»|“([^”]+)”|\"([^\"]+)\"")


def quoted(text: str) -> set[str]:
    return {words for found in QUOTED.findall(text) for words in found if words}


@pytest.mark.parametrize("language", languages())
def test_every_quoted_button_is_in_the_apps_words(language: str) -> None:
    texts = [
        path.read_text("utf-8") for kind in ("texts", "notices") for path in (GUIDES / kind / language).glob("*.md")
    ]
    named = {words for text in texts for words in quoted(text)}
    catalogue = (ROOT / "frontend" / "src" / "messages" / f"{language}.ts").read_text("utf-8")
    assert len(named) >= 4
    assert {words for words in named if f'"{words}"' not in catalogue} == set()
