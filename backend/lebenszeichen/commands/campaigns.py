"""`lebenszeichen campaign`: what cards are counted for."""

from datetime import date, datetime

import click

from lebenszeichen import clock
from lebenszeichen.campaigns.errors import CampaignError
from lebenszeichen.campaigns.joining import joining_link
from lebenszeichen.campaigns.queries import public_campaigns
from lebenszeichen.campaigns.service import close_campaign, create_campaign
from lebenszeichen.commands.context import application
from lebenszeichen.commands.tables import Format, format_option, print_table
from lebenszeichen.database import reading, writing
from lebenszeichen.letters.queries import posted_for_campaigns
from lebenszeichen.sync.jobs import publish

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group()
def campaign() -> None:
    """Create, close and list campaigns."""


@campaign.command()
@click.argument("id")
@click.option("--name-de", required=True, help="As people read it in German.")
@click.option("--name-en", required=True, help="As people read it in English.")
@click.option("--opens", type=_DAY, help="First day; today if not given.")
@click.option("--closes", type=_DAY, help="Last day.")
def create(id: str, name_de: str, name_en: str, opens: datetime | None, closes: datetime | None) -> None:
    """Create a campaign and print the link by which people join it."""
    opens_on = opens.date() if opens else clock.today()
    with application() as settings:
        try:
            with writing() as session:
                create_campaign(session, id, {"de": name_de, "en": name_en}, opens_on, _day(closes))
        except CampaignError as error:
            raise click.ClickException(str(error)) from None
        publish(settings)
        click.echo(joining_link(settings.public_url, id))


@campaign.command()
@click.argument("id")
def close(id: str) -> None:
    """Close a campaign: phones no longer offer it, cards that were posted for it still count."""
    with application() as settings:
        try:
            with writing() as session:
                close_campaign(session, id)
        except CampaignError as error:
            raise click.ClickException(str(error)) from None
        publish(settings)
    click.echo(f"{id} is closed.")


@campaign.command(name="list")
@format_option
def list_campaigns(format: Format) -> None:
    """List campaigns with their exact totals and joining links."""
    with application() as settings, reading() as session:
        totals = posted_for_campaigns(session)
        rows = [
            (
                campaign["id"],
                campaign["name"].get("en", ""),
                campaign["opens_on"],
                campaign["closes_on"],
                "closed" if campaign["closed"] else "open",
                totals.get(campaign["id"], 0),
                joining_link(settings.public_url, campaign["id"]),
            )
            for campaign in public_campaigns(session)
        ]
    print_table("Campaigns", ("id", "name", "opens", "closes", "state", "posted", "link"), rows, format)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
