"""`lebenszeichen facilities …`: institutions, by the same rules as at the desk.

While nobody is at the desk the command line believes the names it is given; later they are coordinators' names.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import click
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.app import create_app
from lebenszeichen.commands.facilities_shown import show_facilities, show_text
from lebenszeichen.commands.places import place, places
from lebenszeichen.coordinators.by_name import coordinator_named
from lebenszeichen.database import reading
from lebenszeichen.database.conflicts import write_and_repeat
from lebenszeichen.facilities.closing import close_facility
from lebenszeichen.facilities.commanded import TextToConfirm, confirm_shown, text_to_confirm
from lebenszeichen.facilities.confirming import Confirmation
from lebenszeichen.facilities.returned import Returned, enter_returned
from lebenszeichen.problem import Problem
from lebenszeichen.settings import from_environment
from lebenszeichen.sync.publication import publish_list


@click.group()
def facilities() -> None:
    """Institutions: what is known of them, and whose address has been compared with its source."""


facilities.add_command(places)
facilities.add_command(place)


@facilities.command(name="list")
@click.option("--waiting", is_flag=True, help="Only those with a text that waits for somebody.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def list_facilities(waiting: bool, form: str) -> None:
    """Show every institution, those that wait for a decision first."""
    with create_app(from_environment()).app_context(), reading() as session:
        show_facilities(session, only_waiting=waiting, form=form)


@facilities.command()
@click.argument("id")
@click.option("--by", required=True, help="Who has compared the text with its source.")
@click.option("--proposal", type=int, help="Which text, when several wait.")
@click.option("--reopen", is_flag=True, help="The institution is closed, and should be open again.")
@click.option("--yes", is_flag=True, help="Do not ask: the text was compared before.")
def confirm(id: str, by: str, proposal: int | None, reopen: bool, yes: bool) -> None:
    """Show an institution's address, ask, and confirm it. It is public when two different people have done so."""
    if not by.strip():
        raise click.ClickException("--by is empty.")

    def ask(session: Session) -> TextToConfirm:
        return text_to_confirm(session, id, proposal, reopen=reopen)

    with create_app(from_environment()).app_context():
        try:
            with reading() as session:
                shown = ask(session)
            show_text(shown)
            if not yes:
                click.confirm(f"Has {by.strip()} compared every line of this with its source?", abort=True)
            confirmation = _confirm(shown, by)
        except Problem as problem:
            raise click.ClickException(problem.detail or problem.title) from None
        publish_list()
    if confirmation.needs:
        click.echo(f"Not public yet: {confirmation.needs} other person has to confirm it.")
    else:
        click.echo("Confirmed by two people: public from now on.")


@facilities.command()
@click.argument("id")
@click.option("--on", help="Since when mail is lost: a day, a month or a year.")
@click.option("--moved-to", help="The institution it went to, which two people have checked.")
def close(id: str, on: str | None, moved_to: str | None) -> None:
    """Say that mail to an institution is lost: nobody can mark a card for it as posted."""
    _do(lambda session: close_facility(session, id, closed_on=on, moved_to=moved_to))
    click.echo(f"{id} is closed.")


@facilities.command()
@click.argument("id")
@click.option("--cards", type=click.IntRange(1, 10_000), required=True, help="How many.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="When they came back; today unless it is said.")
@click.option("--by", required=True, help="Who says so.")
def returned(id: str, cards: int, day: datetime | None, by: str) -> None:
    """Say that cards came back: a flag, until two people have compared the address again."""
    on = day.date() if day else clock.today()
    _do(lambda session: enter_returned(session, id, Returned(str(uuid4()), on, cards, coordinator_named(session, by))))
    click.echo(f"{id} has a flag: it is not suggested until two people have compared its address again.")


def _confirm(shown: TextToConfirm, by: str) -> Confirmation:
    return write_and_repeat(lambda session: confirm_shown(session, shown, coordinator_named(session, by)))


def _do(work: Callable[[Session], None]) -> None:
    with create_app(from_environment()).app_context():
        try:
            write_and_repeat(work)
        except Problem as problem:
            raise click.ClickException(problem.detail or problem.title) from None
        publish_list()
