"""`lebenszeichen counts`: exact numbers, for coordinators."""

from collections.abc import Sequence

import click
from sqlalchemy.orm import Session

from lebenszeichen.campaigns.queries import known_campaigns
from lebenszeichen.commands.context import application
from lebenszeichen.commands.tables import Cell, Format, format_option, print_table
from lebenszeichen.database import reading, writing
from lebenszeichen.letters.counting import count_all_again
from lebenszeichen.letters.levels import SMALLEST_TOTAL
from lebenszeichen.letters.queries import Count, counts_by_day, counts_by_prisoner, counts_by_prisoner_and_day
from lebenszeichen.prisoners.queries import prisoner_names

_BY = {
    "prisoner": (counts_by_prisoner, ("prisoner", "name", "posted", "held")),
    "day": (counts_by_day, ("day", "posted", "held")),
    "prisoner-day": (counts_by_prisoner_and_day, ("prisoner", "name", "day", "posted")),
}


@click.command()
@click.option("--campaign", "campaign_id", help="Only cards counted for this campaign.")
@click.option("--by", type=click.Choice(list(_BY)), default="prisoner", show_default=True)
@click.option("--again", is_flag=True, help="Count all letters first: after a repair by hand.")
@format_option
def counts(campaign_id: str | None, by: str, again: bool, format: Format) -> None:
    """Print how many cards were posted: exact numbers, not for the public.

    "held" are those of "posted" that wait for a coordinator's look. A person's day with fewer than five cards shows
    no number.
    """
    query, columns = _BY[by]
    if again:
        with application(), writing() as session:
            count_all_again(session)
    with application(), reading() as session:
        if campaign_id is not None and not known_campaigns(session, [campaign_id]):
            raise click.ClickException(f"There is no campaign {campaign_id!r}.")
        found = query(session, campaign_id)
        rows = _rows(session, by, found)
    total = sum(count.posted for count in found)
    print_table(f"Cards posted, by {by}: {total}", columns, rows, format)


def _rows(session: Session, by: str, found: Sequence[Count]) -> list[list[Cell]]:
    if by == "day":
        return [[str(count.day), count.posted, count.held] for count in found]
    names = prisoner_names(session)
    people = [(count, count.prisoner_id or "", _name(names.get(count.prisoner_id or "", {}))) for count in found]
    if by == "prisoner":
        return [[id, name, count.posted, count.held] for count, id, name in people]
    return [
        [id, name, str(count.day), count.posted if count.posted >= SMALLEST_TOTAL else None]
        for count, id, name in people
    ]


def _name(names: dict[str, str]) -> str:
    return next((names[lang] for lang in ("en", "be", "ru", "de") if names.get(lang)), "")
