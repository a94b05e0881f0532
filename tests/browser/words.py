"""The words of the screens, as the catalogues of app and desk have them: what a person reads and looks for.

German, or English for whoever sets JOURNEY_LANGUAGE=en: journeys that name no words of their own walk in both.
"""

import os
import re
from functools import cache
from pathlib import Path

_SOURCES = Path(__file__).resolve().parents[2] / "frontend" / "src"
LANGUAGE = os.environ.get("JOURNEY_LANGUAGE", "de")
LOCALE = {"de": "de-DE", "en": "en-GB"}[LANGUAGE]
_APP = _SOURCES / "messages" / f"{LANGUAGE}.ts"
_DESK = _SOURCES / "desk" / "messages" / f"{LANGUAGE}.ts"
_TEXT = r'"((?:[^"\\]|\\.)*)"'
_ENTRY = re.compile(
    rf'^  "([a-z_]+\.[\w-]+)":\s*(?:{_TEXT}|\{{\s*one:\s*{_TEXT},\s*other:\s*{_TEXT},?\s*\}}),$', re.MULTILINE
)


def say(key: str, n: int | None = None, **values: str) -> str:
    """The message of this key, its placeholders filled. Raises KeyError for a message that the app does not have."""
    return _said(_APP, key, n, values)


def desk(key: str, n: int | None = None, **values: str) -> str:
    """The same for the desk's catalogue."""
    return _said(_DESK, key, n, values)


def _said(catalogue: Path, key: str, n: int | None, values: dict[str, str]) -> str:
    plain, one, other = _messages(catalogue)[key]
    text = plain or (one if n == 1 else other)
    for name, value in ({"n": str(n)} | values).items():
        text = text.replace(f"{{{name}}}", value)
    return text


@cache
def _messages(catalogue: Path) -> dict[str, tuple[str, str, str]]:
    found = _ENTRY.findall(catalogue.read_text("utf-8"))
    return {key: (_plain(text), _plain(one), _plain(other)) for key, text, one, other in found}


def _plain(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), text).replace('\\"', '"')
