"""The guides as they are packed with the program. A language is a folder under `texts/`: adding one is adding files."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from lebenszeichen.guides.facts import Fact, parse_facts, translate_facts
from lebenszeichen.guides.frontmatter import parse_text
from lebenszeichen.guides.rendering import render_guide
from lebenszeichen.guides.words import Words, parse_words

FACTS_LANGUAGE = "en"
"""The language in which the table of facts itself is written."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide in one language. `version` changes whenever anything that is shown changes."""

    slug: str
    title: str
    summary: str
    html: str
    version: str


@cache
def languages() -> tuple[str, ...]:
    """Every language that has texts, sorted by code."""
    return tuple(sorted(folder.name for folder in packaged("texts").iterdir() if folder.is_dir()))


@cache
def facts_in(language: str) -> Mapping[str, Fact]:
    """All facts in one language, by id. Raises UnknownFact when a translation has gaps."""
    facts = parse_facts(packaged("facts.csv").read_text("utf-8"))
    if language == FACTS_LANGUAGE:
        return facts
    return translate_facts(facts, packaged(f"facts.{language}.csv").read_text("utf-8"))


@cache
def words_in(language: str) -> Words:
    return parse_words(packaged("texts", language, "words.json").read_text("utf-8"))


@cache
def guides_in(language: str) -> tuple[Guide, ...]:
    """The guides of one language in reading order."""
    sources = {slug: parse_text(source) for slug, source in guide_sources(language).items()}
    facts, words = facts_in(language), words_in(language)
    guides = []
    for slug, text in sorted(sources.items(), key=lambda item: (item[1].order, item[0])):
        html = render_guide(text.body, facts, words)
        guides.append(Guide(slug, text.title, text.summary, html, version_of(text.title, text.summary, html)))
    return tuple(guides)


def guide_sources(language: str) -> dict[str, str]:
    """The Markdown files of one language, by slug."""
    folder = packaged("texts", language)
    return {
        file.name.removesuffix(".md"): file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".md")
    }


def version_of(*parts: str) -> str:
    """A short name for exactly these texts: 12 hex digits."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def packaged(*parts: str) -> Traversable:
    """A file or folder beside this module, also when the program runs from a wheel."""
    return files("lebenszeichen.guides").joinpath(*parts)
