"""`lebenszeichen import staged|apply|drop|undo`: lists that wait for a yes, and those that should not have got one."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console

from lebenszeichen.commands.context import application
from lebenszeichen.commands.import_report import print_report
from lebenszeichen.commands.tables import print_table
from lebenszeichen.coordinators.by_name import coordinator_named
from lebenszeichen.database import reading
from lebenszeichen.imports.choice import LeaveOut
from lebenszeichen.imports.groups import GROUPS, ONLY_SHOWN
from lebenszeichen.imports.showing import left_by_undo, list_imports
from lebenszeichen.imports.staged import apply_staged, drop_staged
from lebenszeichen.imports.undo import undo_import
from lebenszeichen.problem import Problem
from lebenszeichen.settings import Settings
from lebenszeichen.sync.publication import publish_list

_TAKEN = [group for group in GROUPS if group not in ONLY_SHOWN]
_COLUMNS = ("id", "state", "as of", "rows", "what", "said yes")
_format = click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
_by = click.option("--by", required=True, help="Who says so.")


def who(name: str) -> str:
    """The coordinator of this name; the name itself while nobody is at the desk. Raises UnknownCoordinator."""
    if not name.strip():
        raise click.ClickException("--by is empty.")
    with reading() as session:
        return coordinator_named(session, name)


@click.command()
@_format
def staged(form: str) -> None:
    """Show lists that wait for a yes, and those that were applied."""
    with _problems() as settings:
        found = list_imports(settings, "")
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    rows = [_line(one) for one in [*found["staged"], *found["past"]]]
    print_table(f"Lists that wait: {len(found['staged'])}", _COLUMNS, rows, "table")


@click.command()
@click.argument("id")
@_by
@click.option("--leave-group", "groups", multiple=True, type=click.Choice(_TAKEN), help="A group that is not taken.")
@click.option("--leave", "rows", multiple=True, help="The source's id of somebody who is not taken.")
@_format
def apply(id: str, by: str, groups: tuple[str, ...], rows: tuple[str, ...], form: str) -> None:
    """Say yes to a staged list. A large change is applied when two different people have said the same."""
    with _problems() as settings:
        leave = LeaveOut(frozenset(groups), frozenset(rows))
        applied = apply_staged(settings, id, by=who(by), seen=None, leave=leave)
        if applied.report is not None:
            publish_list()
    if applied.report is None:
        click.echo(f"Not applied yet: {id} is a large change, and another person has to say the same.")
    elif form == "json":
        click.echo(json.dumps(applied.report, ensure_ascii=False, indent=2))
    else:
        print_report(applied.report, Console())


@click.command()
@click.argument("id")
def drop(id: str) -> None:
    """Throw a staged list away. Nothing was changed by it."""
    with _problems() as settings:
        drop_staged(settings, id, by=None)
    click.echo(f"{id} is thrown away.")


@click.command()
@click.argument("id")
@_by
def undo(id: str, by: str) -> None:
    """Undo an applied list: everybody of whom nobody has spoken since is as before.

    Where somebody would be written to again, or more than 5 % change, another person has to say the same.
    """
    with _problems() as settings:
        report = undo_import(settings, id, by=who(by))
        if report is not None:
            publish_list()
            left = left_by_undo(report)["left"]
    if report is None:
        click.echo(f"Not undone yet: another person has to say the same of {id}.")
        return
    click.echo(f"Undone: {report['restored']} as before, {report['withdrawn']} off the list, {len(left)} left.")
    for one in left:
        click.echo(f"{one['prisoner_id']}: left as it is, {one['reason'].replace('_', ' ')}")


def _line(one: dict[str, Any]) -> tuple[str, ...]:
    groups = ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in sorted(one["groups"].items()))
    first = one["first"]
    names = [named["name"] for named in (first and first["by"], one["applied_by"], one["second_by"]) if named]
    return one["id"], one["state"], one["as_of"] or "", str(one["numbers"].get("rows", "")), groups, ", ".join(names)


@contextmanager
def _problems() -> Iterator[Settings]:
    """The application of these surroundings; what is wrong ends the command in its own words."""
    with application() as settings:
        try:
            yield settings
        except Problem as problem:
            raise click.ClickException(f"{problem.title} {problem.detail or ''}".strip()) from None
