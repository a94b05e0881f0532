"""What a phone gets to see, and what nobody else does."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lebenszeichen.alerts.payload import PLAIN_SIZE, Notice, Reader, TextsMissing, payload, waits_for_quiet_hour
from lebenszeichen.alerts.topics import topic, urgency

TEXTS = {
    "de": {"title": "114 Menschen sind frei", "body": "Sie sind in der Ukraine.", "neutral": "1 neue Nachricht"},
    "en": {"title": "114 people are free", "body": "They are in Ukraine.", "neutral": "1 new message"},
}
URL = "https://cards.example.org"


def notice(
    kind: str = "release", release_id: str | None = "r1", key: str = "draft:17:told", texts: Any = None
) -> Notice:
    return Notice(event_id=7, key=key, kind=kind, release_id=release_id, texts=texts or TEXTS)


def shown(one: Notice, reader: Reader | None = None, handshake: str | None = None) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(payload(one, reader or Reader("de", "at_once", "full"), URL, handshake))
    return message


def test_a_release_is_a_declarative_message_that_leads_to_its_page() -> None:
    assert shown(notice()) == {
        "web_push": 8030,
        "notification": {
            "title": "114 Menschen sind frei",
            "body": "Sie sind in der Ukraine.",
            "lang": "de",
            "dir": "ltr",
            "tag": "release-r1",
            "navigate": "https://cards.example.org/app/releases/r1",
            "silent": False,
            "renotify": False,
            "icon": "https://cards.example.org/app/icon-192.png",
            "data": {"v": 1, "kind": "release", "event": 7, "release_id": "r1", "handshake": None},
        },
        "mutable": True,
        "app_badge": 1,
    }


@pytest.mark.parametrize(
    ("kind", "release_id", "path"),
    [
        ("handshake", None, "/app/alerts"),
        ("test", None, "/app/alerts"),
        ("still_there", None, "/app/alerts"),
        ("death", "r1", "/app/releases/r1"),
        ("correction", "r1", "/app/releases/r1"),
        ("withdrawal", "r1", "/app/releases/r1"),
        ("hold", "r1", "/desk/drafts/17"),
    ],
)
def test_each_notice_leads_where_it_belongs(kind: str, release_id: str | None, path: str) -> None:
    assert shown(notice(kind, release_id))["notification"]["navigate"] == URL + path


def test_all_versions_of_a_release_replace_each_other_and_a_hold_replaces_none_of_them() -> None:
    tags = {
        kind: shown(notice(kind))["notification"]["tag"] for kind in ("release", "correction", "withdrawal", "hold")
    }
    assert tags == {
        "release": "release-r1",
        "correction": "release-r1",
        "withdrawal": "release-r1",
        "hold": "hold-17",
    }
    assert shown(notice("hold", key="draft:18:hold:1"))["notification"]["tag"] == "hold-18"


@pytest.mark.parametrize("kind", ["death", "withdrawal"])
def test_a_death_and_a_withdrawal_make_no_sound(kind: str) -> None:
    assert shown(notice(kind))["notification"]["silent"] is True


def test_the_fixed_hour_is_quiet_and_nothing_else_is_for_whoever_chose_it() -> None:
    reader = Reader("de", "quietly", "full")
    assert [shown(notice(kind), reader)["notification"]["silent"] for kind in ("release", "test")] == [True, False]


@pytest.mark.parametrize("kind", ["death", "withdrawal", "correction", "test", "handshake", "still_there"])
def test_what_is_no_good_news_puts_no_number_on_the_icon(kind: str) -> None:
    assert "app_badge" not in shown(notice(kind))


@pytest.mark.parametrize("reader", [Reader("de", "at_once", "neutral"), Reader("de", "quietly", "full")])
def test_a_neutral_lock_screen_says_nothing(reader: Reader) -> None:
    notification = shown(notice(), reader)["notification"]
    assert (notification["title"], notification["body"]) == ("1 neue Nachricht", "")
    assert notification["data"]["release_id"] == "r1"


@pytest.mark.parametrize("kind", ["handshake", "test", "hold", "still_there"])
def test_what_somebody_waits_for_does_not_wait_for_the_quiet_hour(kind: str) -> None:
    assert not waits_for_quiet_hour(kind, "quietly")
    assert waits_for_quiet_hour("release", "quietly")
    assert not waits_for_quiet_hour("release", "at_once")


def test_the_first_notice_carries_the_token_that_is_to_come_back() -> None:
    assert shown(notice("handshake", None), handshake="abc")["notification"]["data"]["handshake"] == "abc"


@pytest.mark.parametrize(("wanted", "given"), [("de", "de"), ("be", "en")])
def test_a_language_without_words_falls_back(wanted: str, given: str) -> None:
    assert shown(notice(), Reader(wanted, "at_once", "full"))["notification"]["lang"] == given


def test_an_event_with_words_in_one_other_language_is_told_in_it() -> None:
    assert shown(notice(texts={"fr": TEXTS["en"]}))["notification"]["lang"] == "fr"
    with pytest.raises(TextsMissing):
        payload(Notice(1, "k", "test", None, {}), Reader("de", "at_once", "full"), URL)


@given(st.text(max_size=4000), st.text(max_size=4000))
def test_whatever_is_said_has_the_same_length_and_is_whole_json(title: str, body: str) -> None:
    texts = {"de": {"title": title, "body": body, "neutral": "1"}}
    plain = payload(notice(texts=texts), Reader("de", "at_once", "full"), URL)
    assert len(plain) == PLAIN_SIZE
    told = json.loads(plain)["notification"]
    assert title.startswith(told["title"].removesuffix("…"))
    assert body.startswith(told["body"].removesuffix("…"))


def test_a_body_that_is_too_long_is_cut_and_says_so() -> None:
    texts = {"de": {"title": "frei", "body": "Ж" * 3000, "neutral": "1"}}
    told = json.loads(payload(notice(texts=texts), Reader("de", "at_once", "full"), URL))["notification"]
    assert told["body"].endswith("Ж…")
    assert len(told["body"]) > 800
    assert told["title"] == "frei"


def test_a_topic_is_the_same_for_a_subscription_and_a_subject_and_for_no_other() -> None:
    key = bytes(32)
    assert topic(key, 1, "release:r1") == topic(key, 1, "release:r1")
    topics = {topic(key, 1, "release:r1"), topic(key, 2, "release:r1"), topic(key, 1, "release:r2")}
    topics |= {topic(bytes(31) + b"1", 1, "release:r1"), topic(key, 11, ":release:r1")}
    assert len(topics) == 5
    assert all(len(one) == 32 and one.replace("-", "").replace("_", "").isalnum() for one in topics)


@pytest.mark.parametrize(
    ("kind", "quietly", "word"),
    [
        ("release", False, "high"),
        ("release", True, "normal"),
        ("correction", False, "high"),
        ("death", False, "normal"),
        ("still_there", False, "low"),
        ("hold", False, "high"),
    ],
)
def test_a_phone_is_woken_as_soon_as_it_matters(kind: str, quietly: bool, word: str) -> None:
    assert urgency(kind, quietly=quietly) == word
