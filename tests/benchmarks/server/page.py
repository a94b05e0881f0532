"""The measured part of docs/capacity.md, written anew by each whole run."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.server.plot import KINDS, LINES

_MEASURED = re.compile(r"(<!-- measured -->\n).*?(<!-- /measured -->)", re.DOTALL)


def rewrite(page: Path, told: dict[str, Any]) -> None:
    """Put these numbers into the page, between its two marks."""
    lines = "\n".join(_lines(told))
    page.write_text(_MEASURED.sub(lambda marks: f"{marks[1]}\n{lines}\n\n{marks[2]}", page.read_text("utf-8")), "utf-8")


def _lines(told: dict[str, Any]) -> Iterator[str]:
    disk, load = told["disk"], told["load_average"][0]
    yield (
        f"{told['cores']} cores, Python {told['python']}, SQLite {told['sqlite']['pushes']['version']}, PostgreSQL "
        f"{told['postgresql']['pushes']['version']}; {told['seconds']:.0f} s in all, load average {load:.1f}."
    )
    yield ""
    yield (
        f"The disk: **{disk['fsyncs_a_second']:,.0f} fsyncs a second** in a plain loop. A commit of one row in SQLite "
        f"(WAL): {disk['sqlite_commit_full_ms']:.2f} ms with synchronous FULL, "
        f"{disk['sqlite_commit_normal_ms']:.2f} ms with NORMAL."
    )
    yield from _pushes(told)
    yield from ("", "![Processor time as letters and people grow](capacity.svg)")
    for what in ("letters", "people"):
        for kind, name in KINDS.items():
            yield from _growth(f"{name}, more {what}: processor ms", told[kind][what])
    yield from _readers(told["readers"])


def _pushes(told: dict[str, Any]) -> Iterator[str]:
    yield from ("", "### Cards accepted", "")
    yield "| database | web processes | batch | cards a second | pushes | p50 ms | p99 ms | processor ms each |"
    yield "|---|---|---|---|---|---|---|---|"
    for kind, name in KINDS.items():
        for row in told[kind]["pushes"]["rows"]:
            yield (
                f"| {name} | {row['web_processes']} | {row['batch']} | **{row['cards_a_second']:,.0f}** | "
                f"{row['a_second']:,.0f} | {row['p50_ms']:,.0f} | {row['p99_ms']:,.0f} | {row['cpu_ms']:,.1f} |"
            )
    for kind, name in KINDS.items():
        for way, parts in told[kind]["pushes"]["memory_mb"].items():
            yield f"\nMemory after that, {name}, {way}: {_parts(parts)}."


def _growth(title: str, points: list[dict[str, Any]]) -> Iterator[str]:
    yield from ("", f"### {title}", "")
    yield "| | " + " | ".join(f"{point['size']:,}" for point in points) + " |"
    yield "|---" * (len(points) + 1) + "|"
    for name in (*LINES, *(name for name in points[0]["costs"] if name not in LINES)):
        yield f"| {name} | " + " | ".join(f"{point['costs'][name]['cpu_ms']:,.1f}" for point in points) + " |"


def _readers(told: dict[str, Any]) -> Iterator[str]:
    yield from ("", "### Readers", "", "| what | a second | p50 ms | p99 ms | processor ms |", "|---|---|---|---|---|")
    for row in told["rows"]:
        numbers = f"{row['a_second']:,.0f} | {row['p50_ms']:,.0f} | {row['p99_ms']:,.0f} | {row['cpu_ms']:,.2f}"
        yield f"| {row['what']} | {numbers} |"
    yield f"\nMemory after that: {_parts(told['memory_mb'])}. What a cache sees:\n"
    for path, headers in told["headers"].items():
        kept = "; ".join(
            f"`{name}: {value}`" for name, value in headers.items() if name not in ("Date", "Content-Length")
        )
        yield f"- `{path}`: {kept}"
    asked = next(row for row in told["rows"] if "304" in row["what"])["a_second"]
    yield f"\nWithout a cache, each reader asking once a minute: {asked * 60:,.0f} readers at the most."


def _parts(memory: dict[str, float]) -> str:
    return ", ".join(f"{name} {megabytes:,.0f} MB" for name, megabytes in memory.items())
