"""Fills the reviewed texts of a release. Pure but for reading the files: a language is a file under `texts/`.

Nobody types what phones show: a template per language was reviewed once, and a draft only fills it. The names of
people who may not be named never come here.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from lebenszeichen.releases.content import Content
from lebenszeichen.releases.lifecycle import Step

Names = Mapping[str, Mapping[str, str]]
"""Prisoner id → names by language, of those who may be named."""

MOST_NAMES = 3
_SCRIPTS = (("be", "ru"), ("de", "en"))


@dataclass(frozen=True, slots=True)
class Words:
    """The templates of one language."""

    lang: str
    locale: str
    """How it writes days and numbers: en_GB."""
    version: str
    messages: Mapping[str, str]

    def say(self, key: str, **values: str | int) -> str:
        shown = {name: self._number(value) if isinstance(value, int) else value for name, value in values.items()}
        return self.messages[key].format(**shown)

    def count(self, key: str, number: int, **values: str | int) -> str:
        """The form that this number asks for; `other` where the language's file has no such form."""
        form = f"{key}.{Locale.parse(self.locale).plural_form(number)}"
        return self.say(form if form in self.messages else f"{key}.other", number=number, **values)

    def day(self, day: date) -> str:
        return format_date(day, format="long", locale=self.locale)

    def country(self, english_name: str) -> str:
        code = next((code for code, name in Locale("en").territories.items() if name == english_name), "")
        return str(Locale.parse(self.locale).territories.get(code, english_name))

    def list(self, items: Sequence[str]) -> str:
        return format_list(list(items), locale=self.locale)

    def _number(self, number: int) -> str:
        return str(format_decimal(number, locale=self.locale))


@cache
def text_languages() -> tuple[str, ...]:
    """Every language that has reviewed texts, sorted by code."""
    found = (file.name for file in files("lebenszeichen.releases").joinpath("texts").iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in found if name.endswith(".json")))


@cache
def words_of(lang: str) -> Words:
    text = files("lebenszeichen.releases").joinpath("texts", f"{lang}.json").read_text("utf-8")
    data = json.loads(text)
    return Words(lang, data["locale"], data["version"], data["messages"])


def fill(content: Content, step: Step, names: Names, reported_on: date | None = None) -> Content:
    """The content with its texts in every language. `reported_on`: when what it corrects was told."""
    texts = {lang: _text(words_of(lang), content, step, names, reported_on) for lang in text_languages()}
    version = ", ".join(f"{lang} {words_of(lang).version}" for lang in text_languages())
    return replace(content, texts=texts, texts_version=version)


def _text(words: Words, content: Content, step: Step, names: Names, reported_on: date | None) -> dict[str, str]:
    told = [name_in(names[id], words.lang) for id in content.named if id in names]
    reported = words.day(reported_on or content.happened_on)
    if step == "withdrawal":
        body = words.say("withdrawal.body", reported=reported, whom=_whom(words, content, told))
        return {"title": words.say("withdrawal.title"), "body": f"{body} {words.say('withdrawal.cards')}"}
    title, body = _title(words, content, told), _body(words, content, told)
    if step == "correction":
        title = words.say("correction.title", title=title)
        body = words.say("correction.body", reported=reported, body=body)
    return {"title": title, "body": body}


def _title(words: Words, content: Content, told: Sequence[str]) -> str:
    if content.freed == 1 and told:
        return words.say(f"{content.kind}.title.named", names=told[0])
    return words.count(f"{content.kind}.title", content.freed)


def _body(words: Words, content: Content, told: Sequence[str]) -> str:
    sentences = [words.say("when", day=words.day(content.happened_on))]
    if content.destinations:
        most_first = sorted(content.destinations.items(), key=lambda item: (-item[1], item[0]))
        places = [words.count("destination", number, country=words.country(name)) for name, number in most_first]
        sentences.append(words.say("destinations", list=words.list(places)))
    if content.freed > 1 or not told:
        sentences.append(_who(words, content.freed, told))
    if content.kind == "death":
        sentences.append(words.count("death.cards", content.freed))
    return " ".join(sentences)


def _who(words: Words, freed: int, told: Sequence[str]) -> str:
    if not told:
        return words.count("unnamed", freed)
    if len(told) > MOST_NAMES:
        return words.say("named.more", names=", ".join(told[:MOST_NAMES]))
    if len(told) == freed:
        return words.say("named.all", names=words.list(told))
    return words.count("named", len(told), names=words.list(told))


def _whom(words: Words, content: Content, told: Sequence[str]) -> str:
    if not told:
        return words.count(f"withdrawal.{content.kind}", content.freed)
    if len(told) < content.freed:
        return words.say("withdrawal.more", names=", ".join(told[:MOST_NAMES]))
    return words.list(told)


def name_in(names: Mapping[str, str], lang: str) -> str:
    """Somebody's name for readers of a language: its own, else another in the same script, else any there is."""
    script = next((script for script in _SCRIPTS if lang in script), _SCRIPTS[1])
    order = [lang, *reversed(script), *names]
    return next((names[one] for one in order if one in names), "")
