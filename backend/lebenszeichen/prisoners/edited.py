"""What a coordinator wrote holds until the source says something else than it said then. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from lebenszeichen.prisoners.facts import Edit, PrisonerFacts

LANGUAGES = ("be", "ru", "en", "de")


def keep_edits(facts: PrisonerFacts, edits: Mapping[str, Edit], said: Mapping[str, str]) -> PrisonerFacts:
    """The facts with the names that were edited. `said`: the names in the files that are being compared."""
    names, derived = dict(facts.names), set(facts.derived)
    for lang, edit in edits.items():
        if lang in said and said[lang] != edit.source_said:
            continue
        names.pop(lang, None)
        derived.discard(lang)
        if edit.value is not None:
            names[lang] = edit.value
    return replace(facts, names=dict(sorted(names.items())), derived=tuple(sorted(derived))) if edits else facts
