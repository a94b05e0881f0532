"""`lebenszeichen audit export`: what coordinators and the command line did."""

import click

from lebenszeichen.commands.context import application
from lebenszeichen.coordinators.audit_log import as_csv
from lebenszeichen.database import reading


@click.group()
def audit() -> None:
    """What coordinators and the command line did. Entries are only added: the database refuses to change them."""


@audit.command()
def export() -> None:
    """Print the whole log as CSV, oldest first: numbers and ids, no names."""
    with application(), reading() as session:
        click.echo(as_csv(session), nl=False)
