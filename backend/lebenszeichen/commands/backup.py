"""`lebenszeichen backup`: what phones need not keep any more."""

import click

from lebenszeichen.commands.context import application
from lebenszeichen.database import reading
from lebenszeichen.database.spaces import reached
from lebenszeichen.sync.memory import confirm_backup


@click.group()
def backup() -> None:
    """Note how far a backup reaches."""


@backup.command()
def number() -> None:
    """Print the number to note before a dump is made: whatever is at or below it will be in that dump."""
    with application(), reading() as session:
        click.echo(str(reached(session, "levels")))


@backup.command()
@click.argument("levels_seq", type=click.IntRange(min=0), metavar="NUMBER")
def mark(levels_seq: int) -> None:
    """Confirm that a dump is in a safe place which was begun after `backup number` printed NUMBER.

    Phones then no longer keep cards up to there. Confirm only what you have seen restored.
    """
    with application():
        stands = confirm_backup(levels_seq)
    click.echo(f"Phones need not keep what is at or below {stands}.")
    if stands != levels_seq:
        click.echo("(It never goes back, and never beyond what was counted.)", err=True)
