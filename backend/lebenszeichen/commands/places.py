"""`lebenszeichen facilities places|place`: words of lists that name no institution, by the rules of the desk."""

import json
from dataclasses import asdict

import click
from sqlalchemy.orm import Session

from lebenszeichen.app import create_app
from lebenszeichen.commands.tables import print_table
from lebenszeichen.coordinators.by_name import coordinator_named
from lebenszeichen.database import reading
from lebenszeichen.database.conflicts import write_and_repeat
from lebenszeichen.places.queries import ListedPlace, listed_places
from lebenszeichen.places.service import match_place, place_is_none, take_decision_back
from lebenszeichen.problem import Problem
from lebenszeichen.settings import from_environment
from lebenszeichen.sync.publication import publish_list

_COLUMNS = ("number", "words of the list", "people", "source", "means")


@click.command()
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def places(form: str) -> None:
    """Show words of lists that name no institution we know, and what people have said of them."""
    with create_app(from_environment()).app_context(), reading() as session:
        listed = listed_places(session)
    if form == "json":
        rows = [{name: value for name, value in asdict(one).items() if name != "may_confirm"} for one in listed]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    print_table("Words of lists", _COLUMNS, [_row(one) for one in listed], "table")


@click.command()
@click.argument("number", type=click.IntRange(1, 2**31 - 1))
@click.option("--is", "facility", help="The institution that these words mean.")
@click.option("--none", is_flag=True, help="They name no institution.")
@click.option("--undecided", is_flag=True, help="Nobody knows any more what they mean.")
@click.option("--by", required=True, help="Who says so.")
def place(number: int, facility: str | None, none: bool, undecided: bool, by: str) -> None:
    """Say what words of a list mean. Where many people would move, a second person says it too."""
    if [bool(facility), none, undecided].count(True) != 1:
        raise click.ClickException("Say one of --is INSTITUTION, --none, --undecided.")

    def decide(session: Session) -> str:
        who = coordinator_named(session, by)
        if facility:
            decided = match_place(session, number, facility, who)
            waits = f" Not yet: {decided.needs} other person has to say it, too." if decided.needs else ""
            return f"Held at {facility} by these words: {decided.people}.{waits}"
        if none:
            place_is_none(session, number, who)
            return "They name no institution; the next list does not ask again."
        return f"Undecided again; nowhere by that: {take_decision_back(session, number, who)}."

    with create_app(from_environment()).app_context():
        try:
            said = write_and_repeat(decide)
        except Problem as problem:
            raise click.ClickException(problem.detail or problem.title) from None
        publish_list()
    click.echo(said)


def _row(one: ListedPlace) -> tuple[str, ...]:
    meaning = one.facility_id or ("no institution" if one.decision == "none" else "?")
    first = f" ({', '.join(one.said_by)}, waits for a second)" if one.facility_id and not one.decision else ""
    return (str(one.id), one.text, str(one.people), one.source, meaning + first)
