"""What an import did, in numbers and in the source's own ids: never a name. Pure."""

from dataclasses import asdict
from typing import Any

from lebenszeichen.imports.difference import Kind
from lebenszeichen.imports.plan import Plan

KINDS: tuple[Kind, ...] = (
    "new", "changed", "moved", "no_longer_held", "died", "detained_again", "held_again", "missing", "unchanged",
)  # fmt: skip


def report_of(plan: Plan) -> dict[str, Any]:
    """Everything that a person should see, with source ids."""
    difference = plan.difference
    return {
        "languages": list(plan.langs),
        "as_of": plan.as_of,
        "rows": plan.rows,
        **{kind: len(difference.of_kind(kind)) for kind in KINDS},
        "set_aside": len(difference.set_aside),
        "odd_fields": len(difference.odd),
        "other_people": dict(difference.other_people),
        "suppressed": difference.suppressed,
        "only_fingerprint": difference.only_fingerprint,
        "new_institutions": len(plan.institutions.added),
        "unmatched_places": len(plan.institutions.new_places),
        "addresses_to_confirm": len(plan.institutions.proposals),
        "ids": {
            kind: sorted(change.source_id for change in difference.of_kind(kind))
            for kind in KINDS
            if kind not in {"new", "unchanged"}
        },
        "set_aside_rows": {
            reason: sorted(one.row.source_id for one in difference.set_aside if one.reason == reason)
            for reason in sorted({one.reason for one in difference.set_aside})
        },
        "odd": [asdict(field) for field in difference.odd],
        **_of_a_table(plan),
    }


def _of_a_table(plan: Plan) -> dict[str, int]:
    return {"matched": plan.matched[0], "not_matched": plan.matched[1]} if plan.matched else {}


def stored_part(report: dict[str, Any]) -> dict[str, Any]:
    """What the database keeps of a report: numbers only, because ids of people who are not on the list are not ours."""
    return {
        name: value
        for name, value in report.items()
        if isinstance(value, int | str) or name in {"languages", "other_people"}
    }
