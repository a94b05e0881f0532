"""`lebenszeichen prisoners remove`: a person, or their family, asked not to be on the list."""

import click

from lebenszeichen.commands.context import application
from lebenszeichen.problem import Problem
from lebenszeichen.sync.jobs import publish
from lebenszeichen.sync.takedown import take_down


@click.group()
def prisoners() -> None:
    """People on the list."""


@prisoners.command()
@click.argument("id")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(id: str, yes: bool) -> None:
    """Take a person off the list for good: pages, published files, database. No import and no restore brings them back.

    ID is the end of the address of the person's page. Cards to them stay counted. There is no command that undoes it.
    """
    if not yes:
        click.confirm(f"Take {id} down for good?", abort=True)
    with application() as settings:
        try:
            take_down(id)
        except Problem as problem:
            raise click.ClickException(problem.detail or problem.title) from None
        publish(settings)
    click.echo(f"{id} is taken down. Phones forget the name at their next sync.")
