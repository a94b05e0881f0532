"""Imprint and privacy notice. The operator's own files under `HOME/notices/{lang}/` come before the packed ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from lebenszeichen.guides.frontmatter import parse_text
from lebenszeichen.guides.library import languages, packaged, words_in
from lebenszeichen.guides.rendering import render_notice
from lebenszeichen.settings import Operator, Settings

SLUGS = ("imprint", "privacy")
_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|&~])")


@dataclass(frozen=True, slots=True)
class Notice:
    """A text that the law asks for, in one language, as sanitised HTML."""

    slug: str
    title: str
    html: str


def notices_in(language: str, settings: Settings) -> tuple[Notice, ...]:
    """Imprint and privacy notice of this server. Raises BadText when an operator's file has no front matter."""
    return tuple(_notice(slug, language, settings) for slug in SLUGS)


def notices_missing(settings: Settings) -> list[str]:
    """What a public server still needs before it may start, each with what to do; empty when nothing is missing.

    A trial on one's own computer needs none of it; the caller asks `settings.is_public`.
    """
    packed = [
        f"{settings.home.name}/notices/{language}/{slug}.md"
        for slug in SLUGS
        for language in languages()
        if not _own_file(slug, language, settings.home).is_file()
    ]
    if not packed:
        return []
    return [
        f"OPERATOR_{name.upper()}: the imprint and the privacy notice must name the operator's {name}"
        f" (or write your own {', '.join(packed)})."
        for name in _unset(settings.operator)
    ]


def _notice(slug: str, language: str, settings: Settings) -> Notice:
    text = parse_text(_source(slug, language, settings))
    body = text.body.replace("{operator}", _operator_markdown(settings.operator, language))
    return Notice(slug, text.title, render_notice(body))


def _source(slug: str, language: str, settings: Settings) -> str:
    own = _own_file(slug, language, settings.home)
    if own.is_file():
        return own.read_text("utf-8")
    folder = packaged("notices", language)
    trial = folder.joinpath(f"{slug}.trial.md")
    if trial.is_file() and any(_unset(settings.operator)):
        return trial.read_text("utf-8")
    return folder.joinpath(f"{slug}.md").read_text("utf-8")


def _own_file(slug: str, language: str, home: Path) -> Path:
    return home / "notices" / language / f"{slug}.md"


def _unset(operator: Operator) -> Iterator[str]:
    return (field.name for field in fields(operator) if not getattr(operator, field.name).strip())


def _operator_markdown(operator: Operator, language: str) -> str:
    """Name, address and e-mail on lines of their own; a `|` or a line break begins a new line of the address."""
    if any(_unset(operator)):
        return words_in(language).trial_operator
    lines = [operator.name, *re.split(r"\s*[|\n]\s*", operator.address), operator.email]
    return "\\\n".join(_MARKDOWN_SIGNS.sub(r"\\\1", line.strip()) for line in lines if line.strip())
