"""What a coordinator wrote holds until the source says something else than it said then. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lebenszeichen.prisoners.facts import Edit, PrisonerFacts

LANGUAGES = ("be", "ru", "en", "de")
FACTS = ("birthday", "detained_on", "sentenced_on", "facility_id")
"""Beside names and other spellings, what a coordinator may write of somebody who is held."""


def keep_edits(facts: PrisonerFacts, edits: Mapping[str, Edit], said: Mapping[str, str]) -> PrisonerFacts:
    """The facts with what was edited. `said`: the names in the files that are being compared."""
    if not edits:
        return facts
    names, derived = dict(facts.names), set(facts.derived)
    for lang, edit in edits.items():
        if lang not in LANGUAGES or (lang in said and said[lang] != edit.source_said):
            continue
        names.pop(lang, None)
        derived.discard(lang)
        if edit.value is not None:
            names[lang] = edit.value
    kept = {
        name: edits[name].value for name in FACTS if name in edits and edits[name].source_said == getattr(facts, name)
    }
    return replace(facts, names=dict(sorted(names.items())), derived=tuple(sorted(derived)), **kept)  # type: ignore[arg-type]


def standing(row: Any) -> dict[str, object]:
    """Field → what stands there now, of everything that can be edited; nothing of what is not known."""
    facts = {name: getattr(row, name) for name in FACTS}
    known = {name: value for name, value in facts.items() if value is not None}
    return {**row.names, "aliases": row.aliases, **known}
