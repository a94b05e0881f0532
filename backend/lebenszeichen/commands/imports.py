"""`lebenszeichen import viasna FILE...`: a list in, differences out."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from lebenszeichen import clock, keys
from lebenszeichen.app import create_app
from lebenszeichen.commands.import_report import print_report
from lebenszeichen.commands.import_waiting import waiting
from lebenszeichen.database import reading, writing
from lebenszeichen.imports.plan import make_plan
from lebenszeichen.imports.reading_files import read_files
from lebenszeichen.imports.rows import LANGUAGES
from lebenszeichen.imports.service import apply_plan
from lebenszeichen.imports.staging import read_staging
from lebenszeichen.imports.table_service import apply_table
from lebenszeichen.imports.tables import DownloadedTable
from lebenszeichen.imports.viasna import SOURCE
from lebenszeichen.prisoners.suppression import read_suppressions
from lebenszeichen.problem import Problem
from lebenszeichen.settings import Settings, from_environment
from lebenszeichen.sync.publication import publish_list


@click.group(name="import")
def import_list() -> None:
    """Read a list of people held, compare it with ours, and apply what changed."""


import_list.add_command(waiting)


@import_list.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--lang", type=click.Choice(LANGUAGES), help="The files' language, when it cannot be told from them.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The list's day; the file's own, when not given.")
@click.option("--accept-large-change", is_flag=True, help="Apply it even if it silences more than 5 % of those held.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def viasna(files: tuple[Path, ...], lang: str | None, as_of: Any, accept_large_change: bool, form: str) -> None:
    """Import Viasna's export: one file a language, or the table that people download (exact matches only).

    "No longer held", "died" and "arrested again" become "please do not write at present" and nothing more.
    """
    settings = from_environment()
    day = as_of.date() if as_of else _day_of(files)
    if day > clock.today():
        raise click.ClickException("--as-of lies in the future.")
    with create_app(settings).app_context():
        try:
            report = _run(settings, files, lang, day, accept_large_change)
        except Problem as problem:
            raise click.ClickException(f"{problem.title} {problem.detail or ''}".strip()) from None
    if form == "json":
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        print_report(report, Console())
    if not as_of and report["as_of"] == day.isoformat():
        click.echo(f"As of {day} (the file's day; say --as-of DAY if that is wrong).", err=True)


def _run(settings: Settings, files: Sequence[Path], lang: str | None, day: date, accept: bool) -> dict[str, Any]:
    key = keys.storage_key(settings)
    with _progress() as progress:
        step = progress.add_task("reading", total=None)
        contents = [(path.read_bytes(), path.name) for path in files]
        rows = sum(content.count(b"\n") for content, _ in contents)
        progress.update(step, total=rows)
        read = read_files(
            contents, key=key, today=clock.today(), lang=lang, advance=lambda n: progress.advance(step, n)
        )
        progress.update(step, completed=rows)
        if isinstance(read, DownloadedTable):
            with writing() as session:
                report = apply_table(session, read, SOURCE)
        else:
            step = progress.add_task("comparing", total=1)
            with reading() as session:
                staging = read_staging(session, SOURCE)
            plan = make_plan(
                read,
                staging,
                key=key,
                as_of=day.isoformat(),
                accept_large_change=accept,
                suppressed=read_suppressions(settings),
            )
            progress.advance(step)
            step = progress.add_task("applying", total=1)
            with writing() as session:
                report = apply_plan(session, plan)
            progress.advance(step)
        step = progress.add_task("publishing", total=1)
        publish_list()
        progress.advance(step)
    return report


def _day_of(files: Sequence[Path]) -> date:
    """An export has no date of its own: the day on which the oldest file was last written, never after today."""
    written = min(datetime.fromtimestamp(path.stat().st_mtime, UTC).date() for path in files)
    return min(written, clock.today())


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on standard error, so that a report on standard output can be piped."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield progress
