"""Imports a list the way the command does: staging, comparing, applying, each in its own unit."""

import json
from collections.abc import Callable, Container
from datetime import date
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner

from factories.databases import STORAGE_KEY
from lebenszeichen.database import reading, writing
from lebenszeichen.imports.identity import Resembles
from lebenszeichen.imports.plan import Plan, make_plan
from lebenszeichen.imports.reading_files import read_files
from lebenszeichen.imports.service import apply_plan
from lebenszeichen.imports.staging import read_staging
from lebenszeichen.imports.table_plan import plan_of_table
from lebenszeichen.imports.tables import DownloadedTable
from lebenszeichen.imports.viasna import SOURCE

TODAY = date(2026, 11, 22)


def plan_of(
    *contents: bytes,
    lang: str | None = None,
    as_of: str = "2026-11-20",
    suppressed: Container[str] = (),
    alike: Resembles = lambda _name, _birthday: False,
) -> Plan:
    """Compare exports with the current application's database."""
    lists = read_files([(content, "list.csv") for content in contents], key=STORAGE_KEY, today=TODAY, lang=lang)
    assert isinstance(lists, list)
    with reading() as session:
        staging = read_staging(session, SOURCE)
    return make_plan(lists, staging, key=STORAGE_KEY, as_of=as_of, suppressed=suppressed, alike=alike)


def import_lists(*contents: bytes, accept: bool = False, lang: str | None = None) -> dict[str, Any]:
    """Import exports into the current application's database; returns the report. `accept`: a large change, too."""
    plan = plan_of(*contents, lang=lang)
    assert accept or not plan.extent.reasons, "a large change: say so"
    with writing() as session:
        return apply_plan(session, plan)


def import_table(content: bytes) -> dict[str, Any]:
    """Import a downloaded table."""
    table = read_files([(content, "table.csv")], key=STORAGE_KEY, today=TODAY)
    assert isinstance(table, DownloadedTable)
    with reading() as session:
        staging = read_staging(session, SOURCE)
    with writing() as session:
        return apply_plan(session, plan_of_table(table, staging))


def import_by_two(run: Callable[..., str], *files: Path | str) -> None:
    """By commands, large or not: what one says yes to waits for the other. `run` returns what a command printed.

    The founding pair says it, for neither invited the other; while nobody is at the desk, any two names.
    """
    there = json.loads(run("coordinator", "list", "--format", "json"))
    pair = [one["name"] for one in there if one["invited by"] is None]
    first, second = pair if there else ("Anna", "Boris")
    report = json.loads(run("import", "viasna", *map(str, files), "--by", first, "--format", "json"))
    if "staged" in report:
        run("import", "apply", report["staged"], "--by", second)


def run_command(command: click.Command, *arguments: str) -> str:
    """In this process; what it printed to standard output."""
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 0, done.output
    return done.stdout
