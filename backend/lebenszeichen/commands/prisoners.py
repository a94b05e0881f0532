"""`lebenszeichen prisoners`: what families ask for, and taking somebody down, by the rules of the desk."""

import click

from lebenszeichen.commands.context import application
from lebenszeichen.commands.tables import Format, format_option, print_table
from lebenszeichen.database import reading
from lebenszeichen.database.conflicts import write_and_repeat
from lebenszeichen.family.queries import listed_requests
from lebenszeichen.family.service import take_down_from_the_desk
from lebenszeichen.problem import Problem
from lebenszeichen.sync.jobs import publish


@click.group()
def prisoners() -> None:
    """People on the list."""


@prisoners.command()
@click.argument("id")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(id: str, yes: bool) -> None:
    """Take a person off the list for good: pages, published files, database. No import and no restore brings them back.

    ID is the end of the address of the person's page. Cards to them stay counted. There is no command that undoes it.
    From the sixth of a day on, two coordinators have to decide it at the desk.
    """
    if not yes:
        click.confirm(f"Take {id} down for good?", abort=True)
    with application() as settings:
        try:
            done = write_and_repeat(lambda session: take_down_from_the_desk(session, id, None))
        except Problem as problem:
            raise click.ClickException(problem.detail or problem.title) from None
        publish(settings)
    if done:
        click.echo(f"{id} is taken down. Phones forget the name at their next sync.")
    else:
        click.echo(f"{id} is the sixth of this day: two coordinators have to decide it at the desk.")


@prisoners.command()
@format_option
def requests(format: Format) -> None:
    """What was asked for at the family's door and nobody has decided: person, wish, days, what the door did."""
    with application(), reading() as session:
        rows = listed_requests(session)
    print_table("What families ask for", ("person", "wish", "times", "first", "last", "now"), rows, format)
