"""`lebenszeichen facilities list|confirm|close`: institutions and their addresses.

The command line believes the names it is given: whoever has a shell on this machine could write the database anyway.
"""

import click
from rich.console import Console
from rich.table import Table

from lebenszeichen.app import create_app
from lebenszeichen.database import reading, writing
from lebenszeichen.facilities.desk import FacilityOverview, facilities_overview
from lebenszeichen.facilities.service import close_facility, confirm_address
from lebenszeichen.problem import Problem
from lebenszeichen.settings import from_environment
from lebenszeichen.sync.publication import publish_list


@click.group()
def facilities() -> None:
    """Institutions: what is known of them, and whose address has been compared with its source."""


@facilities.command(name="list")
@click.option("--waiting", is_flag=True, help="Only those with a text that waits for somebody.")
def list_facilities(waiting: bool) -> None:
    """Show every institution, those that wait for a decision first."""
    with create_app(from_environment()).app_context(), reading() as session:
        overview = [one for one in facilities_overview(session) if one.waiting or not waiting]
    table = Table("id", "institution", "state", "address", "source", "waits for", title_justify="left")
    for one in overview:
        source = ", ".join(part for part in (one.source, one.as_of) if part)
        table.add_row(one.id, one.name, one.state, _lines(one.address), source, _waiting(one))
    Console().print(table)


@facilities.command()
@click.argument("id")
@click.option("--by", required=True, help="Who has compared the text with its source.")
@click.option("--proposal", type=int, help="Which text, when several wait.")
def confirm(id: str, by: str, proposal: int | None) -> None:
    """Confirm an institution's address. It is public when two different people have done so."""
    if not by.strip():
        raise click.ClickException("--by is empty.")
    with create_app(from_environment()).app_context():
        try:
            with writing() as session:
                confirmation = confirm_address(session, id, by, proposal)
        except Problem as problem:
            raise click.ClickException(problem.detail or problem.title) from None
        publish_list()
    click.echo("\n".join(confirmation.address))
    if confirmation.needs:
        click.echo(f"Not public yet: {confirmation.needs} other person has to confirm it.")
    else:
        click.echo("Confirmed by two people: public from now on.")


@facilities.command()
@click.argument("id")
def close(id: str) -> None:
    """Say that mail to an institution is lost: nobody can mark a card for it as posted."""
    with create_app(from_environment()).app_context():
        try:
            with writing() as session:
                close_facility(session, id)
        except Problem as problem:
            raise click.ClickException(problem.detail or problem.title) from None
        publish_list()
    click.echo(f"{id} is closed.")


def _lines(address: list[str] | None) -> str:
    return "\n".join(address) if address else "withheld"


def _waiting(one: FacilityOverview) -> str:
    texts = (
        f"#{text.proposal_id} {'; '.join(text.address)} ({text.source}): {len(text.confirmed_by)} of 2"
        for text in one.waiting
    )
    return "\n".join(texts)
