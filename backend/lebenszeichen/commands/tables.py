"""One table, for people or for programs."""

import csv
import json
import sys
from collections.abc import Sequence
from typing import Literal

import click
from rich.console import Console
from rich.table import Table

Format = Literal["table", "json", "csv"]
Cell = str | int | None

format_option = click.option(
    "--format", "format", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)


def print_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]], format: Format) -> None:
    """To standard output. Empty cells are null in JSON and empty in CSV."""
    if format == "json":
        click.echo(json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=2))
    elif format == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(columns)
        writer.writerows(rows)
    else:
        _print_for_people(title, columns, rows)


def _print_for_people(title: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    table = Table(title=title, title_justify="left")
    for index, column in enumerate(columns):
        numbers = bool(rows) and all(isinstance(row[index], int) for row in rows)
        table.add_column(column, justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    Console().print(table)
