"""`lebenszeichen backup`: what phones need not keep any more."""

import re

import click

from lebenszeichen.commands.context import application
from lebenszeichen.database import reading
from lebenszeichen.database.spaces import reached, server_state
from lebenszeichen.sync.memory import OtherMemory, confirm_backup

_NUMBER = re.compile(r"(\d{1,18})@([0-9a-f]{8})", re.ASCII)


@click.group()
def backup() -> None:
    """Note how far a backup reaches."""


@backup.command()
def number() -> None:
    """Print the number to note before a dump is made: whatever is at or below it will be in that dump.

    With the epoch in which it counts: after a restore the same numbers are given to other cards.
    """
    with application(), reading() as session:
        click.echo(f"{reached(session, 'levels')}@{server_state(session).epoch}")


@backup.command()
@click.argument("noted", metavar="NUMBER")
def mark(noted: str) -> None:
    """Confirm that a dump is in a safe place which was begun after `backup number` printed NUMBER.

    Phones then no longer keep cards up to there. Confirm only what you have seen restored.
    """
    found = _NUMBER.fullmatch(noted)
    if found is None:
        raise click.ClickException("NUMBER is what `backup number` printed before the dump, like 128@e5f0c2a1.")
    levels_seq = int(found[1])
    try:
        with application():
            stands = confirm_backup(levels_seq, found[2])
    except OtherMemory:
        raise click.ClickException(
            "the server was restored after that number was printed: nothing is confirmed. Make another dump."
        ) from None
    click.echo(f"Phones need not keep what is at or below {stands}.")
    if stands != levels_seq:
        click.echo("(It never goes back, and never beyond what was counted.)", err=True)
