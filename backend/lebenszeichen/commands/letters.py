"""`lebenszeichen letters held|release|leave-out|hold-again`: cards that wait for a coordinator's look."""

from datetime import datetime

import click

from lebenszeichen.campaigns.queries import known_campaigns
from lebenszeichen.commands.context import application
from lebenszeichen.commands.tables import Format, format_option, print_table
from lebenszeichen.coordinators.audit import note
from lebenszeichen.database import reading, writing
from lebenszeichen.keys import storage_key
from lebenszeichen.letters.holding import Group, hold_again
from lebenszeichen.letters.levels import SMALLEST_TOTAL
from lebenszeichen.letters.queries import HeldCards, held_cards, left_out_cards
from lebenszeichen.sync.held import leave_out, let_count, phones_of_held
from lebenszeichen.sync.jobs import publish


@click.group()
def letters() -> None:
    """Cards that are counted for coordinators, and not yet in public numbers."""


@letters.command()
@click.option("--left-out", is_flag=True, help="List instead what somebody has left out.")
@format_option
def held(left_out: bool, format: Format) -> None:
    """List what waits for a look: campaign, person, day, and from how many phones such a day came.

    A person's day with fewer than five cards shows no number.
    """
    with application() as settings, reading() as session:
        found = left_out_cards(session) if left_out else held_cards(session)
        known = {} if left_out else phones_of_held(session, storage_key(settings))
    phones = {group: one.phones or None for group, one in known.items()}
    rows = [
        (one.campaign_id, one.prisoner_id, str(one.day), _shown(one), phones.get(Group(one.campaign_id, one.day)))
        for one in found
    ]
    total = sum(one.cards for one in found)
    title = f"Cards that were left out: {total}" if left_out else f"Cards that wait for a look: {total}"
    print_table(title, ("campaign", "prisoner", "day", "cards", "phones"), rows, format)


@letters.command()
@click.option("--campaign", "campaign_id", help="Only cards of this campaign.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Only cards counted for this day.")
def release(campaign_id: str | None, day: datetime | None) -> None:
    """Let cards count that somebody has looked at: all that wait, unless a campaign or a day is named."""
    with application() as settings:
        _check(campaign_id)
        with writing() as session:
            count = let_count(session, storage_key(settings), campaign_id, day.date() if day else None)
            note(session, None, "letters_counted", _campaign(campaign_id), **_day(day), cards=count)
        publish(settings)
    click.echo(f"{count} cards count from now on.")


@letters.command(name="leave-out")
@click.option("--campaign", "campaign_id", required=True)
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day for which they were told.")
def leave_them_out(campaign_id: str, day: datetime) -> None:
    """Leave cards out that somebody has looked at: they count for nobody. `hold-again` takes it back."""
    with application() as settings:
        _check(campaign_id)
        with writing() as session:
            count = leave_out(session, storage_key(settings), Group(campaign_id, day.date()))
            note(session, None, "letters_left_out", _campaign(campaign_id), **_day(day), cards=count)
        publish(settings)
    click.echo(f"{count} cards are left out.")


@letters.command(name="hold-again")
@click.option("--campaign", "campaign_id", required=True)
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day for which they were told.")
def hold_them_again(campaign_id: str, day: datetime) -> None:
    """Let cards wait for a look again that were left out."""
    with application():
        _check(campaign_id)
        with writing() as session:
            count = hold_again(session, campaign_id, day.date())
            note(session, None, "letters_held_again", _campaign(campaign_id), **_day(day), cards=count)
    click.echo(f"{count} cards wait for a look.")


def _check(campaign_id: str | None) -> None:
    with reading() as session:
        if campaign_id is not None and not known_campaigns(session, [campaign_id]):
            raise click.ClickException(f"There is no campaign {campaign_id!r}.")


def _campaign(campaign_id: str | None) -> str | None:
    return f"campaign:{campaign_id}" if campaign_id else None


def _day(day: datetime | None) -> dict[str, str]:
    return {"day": day.date().isoformat()} if day else {}


def _shown(one: HeldCards) -> int | None:
    return one.cards if one.cards >= SMALLEST_TOTAL else None
