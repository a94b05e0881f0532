"""`lebenszeichen import waiting`: what imports left for a person to decide. Only shows it."""

import json
from collections.abc import Mapping
from typing import Any

import click

from lebenszeichen.commands.context import application
from lebenszeichen.commands.tables import print_table
from lebenszeichen.database import reading
from lebenszeichen.imports.queries import last_import, set_aside_rows
from lebenszeichen.imports.viasna import SOURCE
from lebenszeichen.prisoners.queries import open_reports

_REPORTS = ("prisoner", "source_id", "kind", "source", "reported_on")


@click.command()
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def waiting(form: str) -> None:
    """Show rows that were set aside, reports that nobody has decided, and how odd the last import was.

    It decides nothing: that is done at the desk, and until then whoever is concerned stays as they are.
    """
    with application(), reading() as session:
        rows, reports, last = set_aside_rows(session), open_reports(session), last_import(session, SOURCE)
    if form == "json":
        found = {"set_aside": rows, "reports": reports, "last_import": last}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _print(rows, reports, last)


def _print(rows: list[dict[str, Any]], reports: list[dict[str, Any]], last: Mapping[str, Any] | None) -> None:
    kept = [(one["source_id"], one["reason"].replace("_", " "), _columns(one["row"])) for one in rows]
    print_table(f"Set aside: {len(kept)}", ("source id", "reason", "what it says"), kept, "table")
    told = [tuple(one[column] for column in _REPORTS) for one in reports]
    print_table(f"Reports that nobody has decided: {len(told)}", _REPORTS, told, "table")
    if last:
        click.echo(
            f"Last import, as of {last['as_of']}: {last['odd_fields']} odd fields, {last['set_aside']} set aside."
        )
    click.echo("These are decided at the desk.")


def _columns(row: Mapping[str, Any]) -> str:
    said = {**row, "names": " / ".join(row.get("names", {}).values())}
    return "\n".join(f"{column}: {value}" for column, value in said.items() if value)
