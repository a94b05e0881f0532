"""`lebenszeichen facilities list|confirm|close`: institutions and their addresses.

The command line believes the names it is given: whoever has a shell on this machine could write the database anyway.
"""

import json
from dataclasses import asdict

import click

from lebenszeichen.app import create_app
from lebenszeichen.commands.tables import print_table
from lebenszeichen.database import reading, writing
from lebenszeichen.facilities.desk import FacilityOverview, facilities_overview
from lebenszeichen.facilities.service import Confirmation, close_facility, confirm_address, text_to_confirm
from lebenszeichen.problem import Problem
from lebenszeichen.settings import from_environment
from lebenszeichen.sync.publication import publish_list

_COLUMNS = ("id", "institution", "state", "address", "source", "waits for")


@click.group()
def facilities() -> None:
    """Institutions: what is known of them, and whose address has been compared with its source."""


@facilities.command(name="list")
@click.option("--waiting", is_flag=True, help="Only those with a text that waits for somebody.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def list_facilities(waiting: bool, form: str) -> None:
    """Show every institution, those that wait for a decision first."""
    with create_app(from_environment()).app_context(), reading() as session:
        overview = [one for one in facilities_overview(session) if one.waiting or not waiting]
    if form == "json":
        click.echo(json.dumps([asdict(one) for one in overview], ensure_ascii=False, indent=2))
        return
    rows = [
        (one.id, one.name, one.state, _lines(one.address), _said_by(one.source, one.as_of), _waiting(one))
        for one in overview
    ]
    print_table("Institutions", _COLUMNS, rows, "table")


@facilities.command()
@click.argument("id")
@click.option("--by", required=True, help="Who has compared the text with its source.")
@click.option("--proposal", type=int, help="Which text, when several wait.")
@click.option("--yes", is_flag=True, help="Do not ask: the text was compared before.")
def confirm(id: str, by: str, proposal: int | None, yes: bool) -> None:
    """Show an institution's address, ask, and confirm it. It is public when two different people have done so."""
    if not by.strip():
        raise click.ClickException("--by is empty.")
    with create_app(from_environment()).app_context():
        try:
            shown = _show(id, proposal)
            if not yes:
                click.confirm(f"Has {by.strip()} compared every line of this with its source?", abort=True)
            confirmation = _confirm(id, by, proposal, shown)
        except Problem as problem:
            raise click.ClickException(problem.detail or problem.title) from None
        publish_list()
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


def _show(id: str, proposal: int | None) -> list[str]:
    with reading() as session:
        text = text_to_confirm(session, id, proposal)
    click.echo("\n".join([*text.address, "", f"Source: {_said_by(text.source, text.as_of)}"]))
    return text.address


def _confirm(id: str, by: str, proposal: int | None, shown: list[str]) -> Confirmation:
    with writing() as session:
        confirmation = confirm_address(session, id, by, proposal)
        if confirmation.address != shown:
            raise click.ClickException("The text changed meanwhile: nothing is confirmed. Start again.")
    return confirmation


def _lines(address: list[str] | None) -> str:
    return "\n".join(address) if address else "withheld"


def _said_by(source: str | None, as_of: str | None) -> str:
    return ", as of ".join(part for part in (source, as_of) if part)


def _waiting(one: FacilityOverview) -> str:
    return "\n\n".join(
        "\n".join([f"#{text.proposal_id}, {len(text.confirmed_by)} of 2, {text.source}:", *text.address])
        for text in one.waiting
    )
