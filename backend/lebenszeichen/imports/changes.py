"""What an import changes of each person, as it is kept to undo it: before and after, only what differs. Pure."""

from dataclasses import asdict
from typing import Any

from lebenszeichen.imports.difference import Change
from lebenszeichen.imports.plan import Plan
from lebenszeichen.prisoners.facts import PrisonerDetails, PrisonerFacts

Json = dict[str, Any]


def change_rows(plan: Plan, ids: dict[str, str], import_id: int) -> list[Json]:
    """Column values of `import_changes`; `ids`: source id → prisoner id."""
    said = _said_before(plan)
    rows = []
    for change in plan.changes:
        before, after = _before_and_after(change)
        if change.source_id in said:
            before["said"] = said[change.source_id]
        prisoner_id = ids[change.source_id]
        rows.append(
            {
                "import_id": import_id,
                "prisoner_id": prisoner_id,
                "kind": change.kind,
                "before": before,
                "after": after,
            }
        )
    return rows


def facts_json(facts: PrisonerFacts) -> Json:
    """Facts as JSON has them."""
    return {**asdict(facts), "names": dict(facts.names), "derived": list(facts.derived), "aliases": list(facts.aliases)}


def facts_from(values: Json) -> PrisonerFacts:
    """The same back."""
    return PrisonerFacts(**{**values, "derived": tuple(values["derived"]), "aliases": tuple(values["aliases"])})


def is_renaming(before: Json, after: Json) -> bool:
    """Did somebody get another name in a language in which there was one that the source itself had written?"""
    had, has = before.get("facts", {}), after.get("facts", {})
    derived = had.get("derived", ())
    names: Json = has.get("names", {})
    return any(lang not in derived and names.get(lang, name) != name for lang, name in had.get("names", {}).items())


def _before_and_after(change: Change) -> tuple[Json, Json]:
    before: Json = {}
    after: Json = {}
    had = change.before
    if change.state:
        after["state"] = change.state
        if had:
            before["state"] = had.state
    if change.report:
        after["report"] = change.report
    if change.facts:
        before["facts"], after["facts"] = _differing(facts_json(had.facts) if had else {}, facts_json(change.facts))
    if change.details:
        had_details = had.details if had else PrisonerDetails()
        before["details"], after["details"] = _differing(asdict(had_details), asdict(change.details))
    return before, after


def _differing(before: Json, after: Json) -> tuple[Json, Json]:
    names = [name for name in after if name not in before or before[name] != after[name]]
    return {name: before[name] for name in names if name in before}, {name: after[name] for name in names}


def _said_before(plan: Plan) -> dict[str, Json]:
    """Source id → language → [fingerprint, state] of what the last files had said, where this one says another."""
    altered = {(one["id_hash"], one["lang"]) for one in plan.presence.altered} | plan.presence.gone
    ids = {hash: id for id, hash in plan.presence.hashes.items()}
    said: dict[str, Json] = {}
    for place in altered:
        had = plan.seen[place]
        said.setdefault(ids.get(place[0], ""), {})[place[1]] = [had.fingerprint, had.status]
    return said
