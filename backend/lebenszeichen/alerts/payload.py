"""What a phone gets to see, as Declarative Web Push JSON of one fixed size. Pure.

Safari shows it by itself; other browsers hand it to the service worker. Its length says nothing about what is in it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PLAIN_SIZE = 2_560
"""Bytes of every plaintext. Encrypted it has 103 more: under the 2,700 that every bridge passes on."""
MAGIC = 8030
"""What makes JSON a declarative message: the number of the RFC on which Web Push stands."""

_SILENT = {"death", "withdrawal"}
_WITHOUT_BADGE = {"death", "withdrawal", "correction", "test", "handshake", "still_there"}
_ALWAYS_AT_ONCE = {"handshake", "test", "hold", "still_there"}
"""Whoever asked for quiet alerts is waiting for these, or has to act."""
_FALLBACK_LANGUAGE = "en"
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Notice:
    """An event, as much as a notice shows of it."""

    event_id: int
    key: str
    kind: str
    release_id: str | None
    texts: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Reader:
    """How somebody wants to be told."""

    lang: str
    pace: str
    lock_screen: str


class TextsMissing(ValueError):
    """An event without words in any language that could be shown."""


def waits_for_quiet_hour(kind: str, pace: str) -> bool:
    """Is this told at the fixed hour only?"""
    return pace == "quietly" and kind not in _ALWAYS_AT_ONCE


def payload(notice: Notice, reader: Reader, public_url: str, handshake: str | None = None) -> bytes:
    """PLAIN_SIZE bytes of JSON, filled up with spaces; a body that is too long ends in an ellipsis.

    `public_url`: this server's address without a slash at the end. Raises TextsMissing.
    """
    lang, words = _words(notice.texts, reader.lang)
    quiet = waits_for_quiet_hour(notice.kind, reader.pace)
    neutral = quiet or reader.lock_screen == "neutral"
    title, body = (words["neutral"], "") if neutral else (words["title"], words["body"])
    notification = {
        "title": title,
        "body": body,
        "lang": lang,
        "dir": "ltr",
        "tag": subject_of(notice).replace(":", "-"),
        "navigate": public_url + _path(notice),
        "silent": quiet or notice.kind in _SILENT,
        "renotify": False,
        "icon": f"{public_url}/app/icon-192.png",
        "data": {
            "v": 1,
            "kind": notice.kind,
            "event": notice.event_id,
            "release_id": notice.release_id,
            "handshake": handshake,
        },
    }
    message: dict[str, Any] = {"web_push": MAGIC, "notification": notification, "mutable": True}
    if notice.kind not in _WITHOUT_BADGE:
        message["app_badge"] = 1
    return _filled(message, notification)


def _words(texts: Mapping[str, Mapping[str, str]], wanted: str) -> tuple[str, Mapping[str, str]]:
    for lang in (wanted, _FALLBACK_LANGUAGE, *sorted(texts)):
        if lang in texts:
            return lang, texts[lang]
    raise TextsMissing("an event without words")


def subject_of(notice: Notice) -> str:
    """What a notice is about. All notices about the same replace each other: a phone shows, and keeps, the last."""
    if notice.kind == "hold":
        return f"hold:{_draft_id(notice)}"
    return f"release:{notice.release_id}" if notice.release_id else notice.kind


def _draft_id(notice: Notice) -> str:
    """Of a hold, whose key begins with it: `draft:17:hold:…`."""
    return notice.key.split(":")[1]


def _path(notice: Notice) -> str:
    if notice.kind == "hold":
        return f"/desk/drafts/{_draft_id(notice)}"
    return f"/app/releases/{notice.release_id}" if notice.release_id else "/app/alerts"


def _filled(message: dict[str, Any], notification: dict[str, Any]) -> bytes:
    for field in ("body", "title"):
        excess = len(_json(message)) - PLAIN_SIZE
        if excess <= 0:
            break
        notification[field] = _shortened(notification[field], excess)
    plain = _json(message)
    if len(plain) > PLAIN_SIZE:
        raise ValueError("a notice without words is already too long")
    return plain.ljust(PLAIN_SIZE)


def _shortened(text: str, excess: int) -> str:
    """Without at least `excess` bytes of its JSON form, not cut within a character."""
    room = len(_json(text)) - excess - len(_ELLIPSIS.encode())
    while text and len(_json(text)) > room:
        text = text[: -max(1, (len(_json(text)) - room) // 6)]
    return text + _ELLIPSIS if text else ""


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
