"""`lebenszeichen import poll`: ask the source for its list now, as the clock does."""

import json
from typing import Any

import click
from rich.console import Console

from lebenszeichen.commands.context import application
from lebenszeichen.commands.import_report import print_report
from lebenszeichen.imports.polling import Polled, poll
from lebenszeichen.imports.report import report_of
from lebenszeichen.outgoing.fetching import Fetcher
from lebenszeichen.problem import Problem


@click.command(name="poll")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def poll_source(form: str) -> None:
    """Ask the source of POLL_URL for its list now, and show what would change.

    Nothing is applied by it, however small: a new list waits a day for `import apply` or for the desk.
    """
    with application() as settings:
        try:
            polled = poll(settings, Fetcher())
        except Problem as problem:
            raise click.ClickException(_words(problem)) from None
    if polled is None or polled.problem is not None:
        raise click.ClickException(_words(polled.problem) if polled and polled.problem else "It was told to end.")
    if form == "json":
        click.echo(json.dumps(_report(polled), ensure_ascii=False, indent=2))
    else:
        _print(polled)


def _report(polled: Polled) -> dict[str, Any]:
    if polled.kept is None:
        return {"staged": None}
    return {**report_of(polled.kept.compared.plan), "staged": polled.kept.id}


def _print(polled: Polled) -> None:
    if polled.kept is None:
        click.echo("The source says nothing new.")
        return
    print_report(report_of(polled.kept.compared.plan), Console())
    id = polled.kept.id
    click.echo(f"NOT APPLIED: it waits a day as {id}, at the desk or for `lebenszeichen import apply {id} --by NAME`.")


def _words(problem: Problem) -> str:
    return f"{problem.title} {problem.detail or ''}".strip()
