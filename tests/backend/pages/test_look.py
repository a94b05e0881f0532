"""The plain pages look like the app: they share its tokens."""

import re
from pathlib import Path

import lebenszeichen.pages

APP = Path(__file__).parents[3] / "frontend" / "src" / "styles" / "tokens.css"
STATIC = Path(lebenszeichen.pages.__file__).parent / "static"
SHEETS = [sheet for sheet in STATIC.glob("*.css") if sheet.name != "tokens.css"]
TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")


def tokens(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The tokens of the light and of the dark theme that follows the system."""
    light, dark = path.read_text("utf-8").split("@media (prefers-color-scheme: dark)")
    return dict(TOKEN.findall(light.split('[data-theme="light"]')[0])), dict(TOKEN.findall(dark))


def test_every_token_has_the_apps_value() -> None:
    for ours, theirs in zip(tokens(STATIC / "tokens.css"), tokens(APP), strict=True):
        assert ours
        assert {name: theirs.get(name) for name in ours} == ours


def test_colours_stand_in_the_tokens_only() -> None:
    for sheet in SHEETS:
        rules = sheet.read_text("utf-8").split("@media print")[0]
        assert re.findall(r"#[0-9a-f]{3,8}\b|rgb", rules) == [], sheet.name


def test_every_used_token_exists() -> None:
    used = {name for sheet in SHEETS for name in re.findall(r"var\((--[\w-]+)\)", sheet.read_text("utf-8"))}
    assert used
    assert used - tokens(STATIC / "tokens.css")[0].keys() == set()
