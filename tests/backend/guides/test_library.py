"""A guide shows nothing that has no row in the table of facts."""

import re

import pytest

from lebenszeichen.guides.frontmatter import parse_text
from lebenszeichen.guides.library import facts_in, guide_sources, guides_in, languages, version_of, words_in
from lebenszeichen.guides.rendering import FACT_MARK, fact_ids

EVERY_GUIDE = [(language, slug) for language in languages() for slug in sorted(guide_sources(language))]


def body(language: str, slug: str) -> str:
    return parse_text(guide_sources(language)[slug]).body


def unsourced_lines(text: str, requests: tuple[str, ...]) -> list[str]:
    """List items that are not exactly one fact, and sentences that are neither a request of ours nor about our app."""
    found = []
    for line in filter(None, text.splitlines()):
        if line.startswith("#"):
            continue
        if item := re.match(r"([-*+]|\d+[.)])\s*", line):
            if not FACT_MARK.fullmatch(line[item.end() :].strip()):
                found.append(line)
        else:
            sentences = re.split(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ])", line)
            found += [sentence for sentence in sentences if not sentence.startswith((*requests, "Lebenszeichen "))]
    return found


def test_german_and_english_have_guides() -> None:
    assert {"de", "en"} <= set(languages())


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_guides(language: str) -> None:
    assert [guide.slug for guide in guides_in(language)] == [
        "arrival",
        "content",
        "address",
        "safety",
        "event",
        "organiser",
    ]


@pytest.mark.parametrize(("language", "slug"), EVERY_GUIDE)
def test_every_statement_of_a_guide_has_a_row(language: str, slug: str) -> None:
    assert unsourced_lines(body(language, slug), words_in(language).requests) == []


@pytest.mark.parametrize(
    "line", ["- Nine cards in ten arrive.", "Nine cards in ten arrive.", "Please write. It helps."]
)
def test_a_statement_of_our_own_would_be_found(line: str) -> None:
    assert unsourced_lines(line, ("Please",))


@pytest.mark.parametrize(("language", "slug"), EVERY_GUIDE)
def test_a_guide_names_the_same_facts_in_every_language(language: str, slug: str) -> None:
    assert fact_ids(body(language, slug)) == fact_ids(body("en", slug))


@pytest.mark.parametrize("language", languages())
def test_every_fact_is_used_and_none_is_unknown(language: str) -> None:
    used = {id for slug in guide_sources(language) for id in fact_ids(body(language, slug))}
    assert used == facts_in(language).keys()


@pytest.mark.parametrize(("language", "slug"), EVERY_GUIDE)
def test_a_guide_has_a_title_and_a_summary(language: str, slug: str) -> None:
    guide = next(guide for guide in guides_in(language) if guide.slug == slug)
    assert guide.title
    assert guide.summary
    assert "{fact" not in guide.html


def test_a_changed_text_has_another_version() -> None:
    assert version_of("a", "b") != version_of("ab", "")
    assert version_of("a", "b") == version_of("a", "b")
