"""The "texts" file of docs/sync-protocol.md: guides and notices of one language, the same bytes for the same texts."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from lebenszeichen.guides.library import Guide, guides_in
from lebenszeichen.guides.notices import Notice, notices_in
from lebenszeichen.settings import Settings


def texts_file(language: str, settings: Settings) -> tuple[bytes, int]:
    """The file's body and its number of rows (guides and notices together)."""
    guides, notices = guides_in(language), notices_in(language, settings)
    return encode_texts(language, guides, notices), len(guides) + len(notices)


def encode_texts(language: str, guides: Sequence[Guide], notices: Sequence[Notice]) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces, so that equal texts have an equal hash."""
    document = {
        "kind": "texts",
        "lang": language,
        "guides": [asdict(guide) for guide in guides],
        "notices": [asdict(notice) for notice in notices],
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
