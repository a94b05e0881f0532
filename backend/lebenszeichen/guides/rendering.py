"""Markdown to sanitised HTML. `{fact:ID}` becomes the statement and its source; raw HTML in a text stays text."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from lebenszeichen.guides.facts import Fact, UnknownFact
from lebenszeichen.guides.words import Words

FACT_MARK = re.compile(r"\{fact:([a-z0-9-]+)\}")

_ALLOWED_TAGS = {"h2", "h3", "p", "ul", "ol", "li", "strong", "em", "br", "a", "span", "small"}
_ALLOWED_CLASSES = {"span": {"fact"}, "small": {"source"}, "p": {"checked"}}


def render_guide(body: str, facts: Mapping[str, Fact], words: Words) -> str:
    """A guide as HTML, ending with the day its sources were last looked at. Raises UnknownFact."""
    html = _markdown(facts, words).render(body)
    used = [facts[id] for id in fact_ids(body)]
    if used:
        oldest = min(fact.checked_on for fact in used)
        html += f'<p class="checked">{escape(words.checked.format(date=words.day(oldest)))}</p>\n'
    return sanitise(html)


def render_notice(body: str) -> str:
    """A notice as HTML; notices cite no facts."""
    return sanitise(MarkdownIt("commonmark", {"html": False}).render(body))


def fact_ids(body: str) -> list[str]:
    """The facts that a text names, in order, once each."""
    return list(dict.fromkeys(FACT_MARK.findall(body)))


def sanitise(html: str) -> str:
    """Keep a short list of tags and classes: no ids, scripts, styles, pictures; links to https, mailto, ourselves."""
    return nh3.clean(
        html,
        tags=_ALLOWED_TAGS,
        attributes={"a": {"href"}},
        allowed_classes=_ALLOWED_CLASSES,
        url_schemes={"https", "mailto"},
        link_rel="noopener noreferrer",
    )


def _markdown(facts: Mapping[str, Fact], words: Words) -> MarkdownIt:
    def find_fact(state: StateInline, silent: bool) -> bool:
        match = FACT_MARK.match(state.src, state.pos)
        if match is None:
            return False
        if not silent:
            state.push("fact", "", 0).content = match[1]
        state.pos = match.end()
        return True

    def write_fact(_renderer: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
        return _fact_html(tokens[index].content, facts, words)

    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.inline.ruler.before("text", "fact", find_fact)
    markdown.add_render_rule("fact", write_fact)
    return markdown


def _fact_html(id: str, facts: Mapping[str, Fact], words: Words) -> str:
    if id not in facts:
        raise UnknownFact(f"no row for {{fact:{id}}}")
    fact = facts[id]
    return (
        f'<span class="fact">{escape(fact.statement)}</span> '
        f'<small class="source">{escape(words.citation(fact))}</small>'
    )
