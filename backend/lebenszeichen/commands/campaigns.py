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
@click.option(
    "--name", "names", multiple=True, required=True, metavar="LANG=NAME", help="de=… and so on; once for each language."
)
@click.option("--opens", type=_DAY, help="First day; today if not given.")
@click.option("--closes", type=_DAY, help="Last day.")
def create(id: str, names: tuple[str, ...], opens: datetime | None, closes: datetime | None) -> None:
    """Create a campaign and print the link by which people join it."""
    opens_on = opens.date() if opens else clock.today()
    with application() as settings:
        try:
            with writing() as session:
                create_campaign(session, id, _by_language(names), opens_on, _day(closes))
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
                campaign["name"].get("en") or next(iter(campaign["name"].values()), ""),
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


def _by_language(names: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in names:
        lang, equals, name = one.partition("=")
        if not equals:
            raise click.BadParameter(f"{one!r} has no language: write de={one!r}, for example.", param_hint="--name")
        if lang in found:
            raise click.BadParameter(f"there are two names for {lang}.", param_hint="--name")
        found[lang] = name.strip()
    return found
