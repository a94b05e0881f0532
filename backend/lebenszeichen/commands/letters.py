"""`lebenszeichen letters held|release`: cards that wait for a coordinator's look."""

from datetime import datetime

import click

from lebenszeichen.campaigns.queries import known_campaigns
from lebenszeichen.commands.context import application
from lebenszeichen.commands.tables import Format, format_option, print_table
from lebenszeichen.database import reading, writing
from lebenszeichen.letters.levels import SMALLEST_TOTAL
from lebenszeichen.letters.queries import held_cards
from lebenszeichen.letters.service import release_held
from lebenszeichen.sync.jobs import publish


@click.group()
def letters() -> None:
    """Cards that are counted for coordinators, and not yet in public numbers."""


@letters.command()
@format_option
def held(format: Format) -> None:
    """List what waits for a look: campaign, person, day. A person's day with fewer than five cards shows no number."""
    with application(), reading() as session:
        found = held_cards(session)
    rows = [
        (one.campaign_id, one.prisoner_id, str(one.day), one.cards if one.cards >= SMALLEST_TOTAL else None)
        for one in found
    ]
    total = sum(one.cards for one in found)
    print_table(f"Cards that wait for a look: {total}", ("campaign", "prisoner", "day", "cards"), rows, format)


@letters.command()
@click.option("--campaign", "campaign_id", help="Only cards of this campaign.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Only cards counted for this day.")
def release(campaign_id: str | None, day: datetime | None) -> None:
    """Let cards count that somebody has looked at: all that wait, unless a campaign or a day is named."""
    with application() as settings:
        with writing() as session:
            if campaign_id is not None and not known_campaigns(session, [campaign_id]):
                raise click.ClickException(f"There is no campaign {campaign_id!r}.")
            count = release_held(session, campaign_id, day.date() if day else None)
        publish(settings)
    click.echo(f"{count} cards count from now on.")
