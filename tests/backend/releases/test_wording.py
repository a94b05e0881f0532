"""What phones show: filled from reviewed templates, never typed; nobody is named who may not be."""

import json
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lebenszeichen.releases.content import Content, Mention, Source
from lebenszeichen.releases.wording import fill, name_in, text_languages

DAY = date(2026, 11, 22)
NAMES = {f"p{place}": {"en": f"Name{place}", "ru": f"Имя{place}"} for place in range(6)}
MANY = Content(
    "release",
    DAY,
    123,
    {"Lithuania": 9, "Ukraine": 114},
    tuple(Mention(f"p{place}", may_be_named=place < 2) for place in range(6)),
    (Source("Viasna", "https://spring96.org", "2026-11-22"),),
)
ONE = replace(MANY, freed=1, destinations={}, people=(Mention("p0", may_be_named=True),))


def english(content: Content, step: str = "first") -> tuple[str, str]:
    text = fill(content, step, NAMES, DAY).texts["en"]  # type: ignore[arg-type]
    return text["title"], text["body"]


@pytest.mark.parametrize(
    ("content", "step", "title", "body"),
    [
        (
            MANY,
            "first",
            "123 people came out of prison",
            "According to the source on 22 November 2026, checked by two of us. Taken out of the country: 114 to "
            "Ukraine and 9 to Lithuania. Among them are Name0 and Name1.",
        ),
        (
            ONE,
            "first",
            "Name0 came out of prison",
            "According to the source on 22 November 2026, checked by two of us.",
        ),
        (
            replace(ONE, people=()),
            "first",
            "One person came out of prison",
            "According to the source on 22 November 2026, checked by two of us. We do not give the name.",
        ),
        (
            replace(ONE, kind="death"),
            "first",
            "Name0 has died",
            "According to the source on 22 November 2026, checked by two of us. Please post no more cards to this "
            "person.",
        ),
        (
            ONE,
            "withdrawal",
            "Our report was wrong",
            "Our report of 22 November 2026 about Name0 was wrong. We are sorry. Until we know more, please do "
            "not write to anybody it was about.",
        ),
        (
            replace(MANY, people=()),
            "withdrawal",
            "Our report was wrong",
            "Our report of 22 November 2026 about the release of 123 people was wrong. We are sorry. Until we know "
            "more, please do not write to anybody it was about.",
        ),
        (
            ONE,
            "correction",
            "Correction: Name0 came out of prison",
            "Our report of 22 November 2026 was not right. We are sorry. According to the source on 22 November 2026, "
            "checked by two of us.",
        ),
    ],
)
def test_the_templates_say_what_happened(content: Content, step: str, title: str, body: str) -> None:
    assert english(content, step) == (title, body)


def test_of_many_names_three_are_told() -> None:
    everybody = replace(MANY, people=tuple(Mention(id, may_be_named=True) for id in NAMES))
    assert "Among them are Name0, Name1, Name2 and others." in english(everybody)[1]
    assert "Name3" not in english(everybody)[1]


@given(named=st.sets(st.sampled_from(sorted(NAMES))), step=st.sampled_from(["first", "correction", "withdrawal"]))
def test_no_text_in_any_language_names_somebody_who_may_not_be_named(named: set[str], step: str) -> None:
    people = tuple(Mention(id, may_be_named=id in named) for id in NAMES)
    texts = json.dumps(fill(replace(MANY, people=people), step, NAMES).texts, ensure_ascii=False)  # type: ignore[arg-type]
    for id in set(NAMES) - named:
        assert not any(name in texts for name in NAMES[id].values())


def test_a_death_and_a_withdrawal_speak_soberly() -> None:
    for content, step in ((replace(MANY, kind="death", destinations={}), "first"), (MANY, "withdrawal")):
        words = json.dumps(fill(content, step, NAMES).texts, ensure_ascii=False).lower()  # type: ignore[arg-type]
        assert not [word for word in ("free", "frei ", "🎉", "!") if word in words.replace("freilassung", "")]


def test_nobody_is_called_free() -> None:
    words = json.dumps([fill(one, "first", NAMES).texts for one in (MANY, ONE)], ensure_ascii=False).lower()
    assert not [word for word in ("free", "freed", " frei", "befreit") if word in words]


def test_every_language_has_every_message() -> None:
    keys = {
        lang: set(
            json.loads(files("lebenszeichen.releases").joinpath("texts", f"{lang}.json").read_text("utf-8"))["messages"]
        )
        for lang in text_languages()
    }
    assert {"de", "en"} <= set(keys)
    for lang, theirs in keys.items():
        assert theirs >= keys["en"], lang


def test_a_name_is_told_in_the_readers_script() -> None:
    names = {"be": "Алесь", "en": "Ales"}
    assert name_in(names, "de") == "Ales"
    assert name_in(names, "ru") == "Алесь"
    assert name_in({"ru": "Алесь"}, "de") == "Алесь"


def test_the_hash_covers_the_words_too() -> None:
    filled = fill(ONE, "first", NAMES)
    assert filled.hash != replace(filled, texts={}).hash
    assert filled.hash == fill(ONE, "first", NAMES).hash
