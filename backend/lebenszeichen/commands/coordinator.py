"""`lebenszeichen coordinator invite|list|revoke|recover`: who may work at the desk, from the server's own terminal."""

from collections.abc import Sequence

import click

from lebenszeichen import clock
from lebenszeichen.commands.context import application
from lebenszeichen.commands.tables import Format, format_option, print_table
from lebenszeichen.coordinators import invites, queries, recovery, service
from lebenszeichen.coordinators.invites import Link
from lebenszeichen.database import reading, writing
from lebenszeichen.http.permissions import Role
from lebenszeichen.problem import Problem


@click.group()
def coordinator() -> None:
    """Who may work at the desk. Whatever is done here stands in the audit log."""


@coordinator.command()
@click.option("--role", type=click.Choice(["coordinator", "assistant"]), default="coordinator", show_default=True)
def invite(role: str) -> None:
    """Print a link that lets one person in, once, for 48 hours.

    While the first pair is not complete: one link for each of them who is missing; earlier ones stop working.
    """
    with application() as settings, writing() as session:
        first = invites.founding_links(session, settings) if role == Role.COORDINATOR else []
        links = first or [invites.invite(session, settings, None, Role(role))]
    _print(links)


@coordinator.command(name="list")
@format_option
def list_coordinators(format: Format) -> None:
    """List who works or worked at the desk, and who let them in."""
    with application(), reading() as session:
        found = queries.coordinators(session, clock.now())
    rows = [
        (one.id, one.name, one.role, one.invited_by.id if one.invited_by else None, str(one.joined_on), _left(one))
        for one in found
    ]
    print_table("Coordinators", ("id", "name", "role", "invited by", "joined on", ""), rows, format)


@coordinator.command()
@click.argument("id")
def revoke(id: str) -> None:
    """Revoke a coordinator, at once: sessions, passkeys and open links end. Two coordinators must be left."""
    try:
        with application() as settings, writing() as session:
            service.revoke(session, settings, None, id)
    except Problem as problem:
        raise click.ClickException(problem.title) from None
    click.echo(f"{id} does not work at the desk any more.")


@coordinator.command()
@click.argument("id")
def recover(id: str) -> None:
    """Print a link with which a coordinator makes new passkeys in the place of all old ones.

    Ask them by another way whether it is they who ask: whoever opens the link is that coordinator from then on.
    """
    try:
        with application() as settings, writing() as session:
            link = recovery.recover_by_command(session, settings, id)
    except Problem as problem:
        raise click.ClickException(problem.title) from None
    _print([link])


def _print(links: Sequence[Link]) -> None:
    for link in links:
        click.echo(link.link)
    click.echo(f"Good once, until {links[0].expires_at:%Y-%m-%d %H:%M} UTC. Give each to one person only.", err=True)


def _left(one: queries.Listed) -> str | None:
    return "revoked" if one.revoked else None
