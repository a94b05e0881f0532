"""`lebenszeichen import viasna FILE...`: a list in, differences out, by the same rules as at the desk."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from lebenszeichen import clock
from lebenszeichen.app import create_app
from lebenszeichen.commands.import_poll import poll_source
from lebenszeichen.commands.import_progress import shown_progress
from lebenszeichen.commands.import_report import print_report
from lebenszeichen.commands.import_staged import apply, drop, staged, undo, who
from lebenszeichen.commands.import_waiting import waiting
from lebenszeichen.imports.report import report_of
from lebenszeichen.imports.rows import LANGUAGES
from lebenszeichen.imports.staged import say_yes, stage
from lebenszeichen.problem import Problem
from lebenszeichen.settings import Settings, from_environment
from lebenszeichen.sync.publication import publish_list


@click.group(name="import")
def import_list() -> None:
    """Read a list of people held, compare it with ours, and apply what changed."""


for command in (apply, drop, poll_source, staged, undo, waiting):
    import_list.add_command(command)


@import_list.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--lang", type=click.Choice(LANGUAGES), help="The files' language, when it cannot be told from them.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The list's day; the file's own, when not given.")
@click.option("--by", help="Who says yes to it. A large change waits for somebody else who says the same.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def viasna(files: tuple[Path, ...], lang: str | None, as_of: Any, by: str | None, form: str) -> None:
    """Import Viasna's export: one file a language, or the table that people download (exact matches only).

    CSV or XLSX. A list that moves, frees or renames more than 5 % of the people, or lacks more than 5 % of the rows, is
    only staged: two people say yes to it with `import apply`. "No longer held", "died" and "arrested again" become
    "please do not write at present" and nothing more.
    """
    settings = from_environment()
    day = as_of.date() if as_of else _day_of(files)
    if day > clock.today():
        raise click.ClickException("--as-of lies in the future.")
    with create_app(settings).app_context():
        try:
            report = _run(settings, files, lang, day, by)
        except Problem as problem:
            raise click.ClickException(f"{problem.title} {problem.detail or ''}".strip()) from None
    if form == "json":
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        print_report(report, Console())
    if not as_of and report["as_of"] == day.isoformat():
        click.echo(f"As of {day} (the file's day; say --as-of DAY if that is wrong).", err=True)


def _run(settings: Settings, files: Sequence[Path], lang: str | None, day: date, by: str | None) -> dict[str, Any]:
    """The report; of a list that waits with `staged`, its number, and `reasons`."""
    someone = who(by) if by else None
    contents = [(path.read_bytes(), path.name) for path in files]
    kept = shown_progress(stage(settings, contents, as_of=day.isoformat(), lang=lang, by=someone))
    applied = say_yes(settings, kept, by=someone)
    if applied.report is None:
        return {**report_of(kept.compared.plan), "staged": kept.id, "reasons": applied.reasons}
    publish_list()
    return applied.report


def _day_of(files: Sequence[Path]) -> date:
    """An export has no date of its own: the day on which the oldest file was last written, never after today."""
    written = min(datetime.fromtimestamp(path.stat().st_mtime, UTC).date() for path in files)
    return min(written, clock.today())
