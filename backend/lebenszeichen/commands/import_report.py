"""Shows what an import did: numbers and the source's own ids, never a name."""

from collections import Counter
from typing import Any

from rich.console import Console
from rich.table import Table

_ROWS = {
    "rows": "rows read",
    "new": "new",
    "changed": "changed",
    "moved": "moved to another institution",
    "no_longer_held": "no longer held (please do not write)",
    "died": "died (please do not write)",
    "detained_again": "detained again (please do not write)",
    "held_again": "said to be held again: waits for a decision",
    "missing": "missing from the list (please do not write)",
    "set_aside": "set aside for a person",
    "odd_fields": "odd fields",
    "matched": "matched exactly one person",
    "not_matched": "matched nobody, or several",
    "unchanged": "unchanged",
    "only_fingerprint": "not on our list, fingerprint only",
    "suppressed": "taken down before, not looked at",
    "new_institutions": "new institutions",
    "unmatched_places": "places that nobody knows yet",
    "addresses_to_confirm": "addresses that two people have to confirm",
}
_SHOWN = 12


def print_report(report: dict[str, Any], console: Console) -> None:
    """The report as tables."""
    day = f", as of {report['as_of']}" if report["as_of"] else ""
    table = Table(title=f"Import, {', '.join(report['languages'])}{day}", title_justify="left")
    table.add_column("what")
    table.add_column("rows", justify="right")
    table.add_column("the source's ids", overflow="fold")
    for name, words in _ROWS.items():
        if name in report:
            table.add_row(words, f"{report[name]:,}", _some(report.get("ids", {}).get(name, [])))
    console.print(table)
    for lang, count in report.get("other_people", {}).items():
        console.print(
            f"{lang}: this file describes other people under the same ids ({count:,} rows); its names were not used.",
            soft_wrap=True,
        )
    for reason, ids in report.get("set_aside_rows", {}).items():
        console.print(f"Set aside, {reason.replace('_', ' ')}: {len(ids)}: {_some(ids)}", soft_wrap=True)
    counts = Counter((field["column"], field["reason"]) for field in report.get("odd", []))
    for (column, reason), count in sorted(counts.items()):
        ids = [
            f"{field['source_id']} (line {field['line']})" if field["line"] else field["source_id"]
            for field in report["odd"]
            if (field["column"], field["reason"]) == (column, reason)
        ]
        console.print(f"Odd, {column}, {reason.replace('_', ' ')}: {count}: {_some(ids)}", soft_wrap=True)
    if "staged" in report:
        why = ", ".join(reason.replace("_", " ") for reason in report["reasons"])
        console.print(
            f"NOT APPLIED: a large change ({why}). It waits a day as {report['staged']}: two people say yes with "
            f"`lebenszeichen import apply {report['staged']} --by NAME`; who was named with --by is the first.",
            soft_wrap=True,
        )


def _some(ids: list[str]) -> str:
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return ", ".join(ids[:_SHOWN]) + more
