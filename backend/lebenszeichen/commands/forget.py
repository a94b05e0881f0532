"""`lebenszeichen forget`: the clock's forgetting, now."""

import click

from lebenszeichen.commands.context import application
from lebenszeichen.sync.jobs import forget_links


@click.command()
def forget() -> None:
    """Erase what binds mutations older than 30 days to phones, on disk too."""
    with application():
        forgotten = forget_links()
    click.echo(f"{forgotten} links erased.")
