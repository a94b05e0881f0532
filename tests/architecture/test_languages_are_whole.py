"""A language has all its files: whoever is greeted in it finds guides, notices and pages in it too."""

import re
from pathlib import Path

import pytest

from lebenszeichen.guides.library import languages

ROOT = Path(__file__).parents[2]
BACKEND = ROOT / "backend" / "lebenszeichen"
WRITTEN = {
    "the app": (ROOT / "frontend" / "src" / "messages", r"([a-z]{2})\.ts"),
    "the desk": (ROOT / "frontend" / "src" / "desk" / "messages", r"([a-z]{2})\.ts"),
    "the pages": (BACKEND / "pages" / "messages", r"([a-z]{2})\.json"),
    "the alerts": (BACKEND / "alerts" / "texts", r"([a-z]{2})\.json"),
    "the lists on paper": (BACKEND / "printing" / "words", r"([a-z]{2})\.json"),
    "the notices": (BACKEND / "guides" / "notices", r"([a-z]{2})"),
}


@pytest.mark.parametrize("part", WRITTEN)
def test_every_part_speaks_the_languages_of_the_guides(part: str) -> None:
    folder, pattern = WRITTEN[part]
    spoken = [found[1] for path in folder.iterdir() if (found := re.fullmatch(pattern, path.name))]
    assert sorted(spoken) == list(languages())
