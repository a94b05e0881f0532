"""Institutions as the command line shows them."""

import json
from dataclasses import asdict

import click
from sqlalchemy.orm import Session

from lebenszeichen.commands.tables import print_table
from lebenszeichen.facilities.commanded import TextToConfirm
from lebenszeichen.facilities.desk import FacilityOverview, facilities_overview

_COLUMNS = ("id", "institution", "state", "address", "source", "check again", "waits for")


def show_facilities(session: Session, *, only_waiting: bool, form: str) -> None:
    """As a table, or as JSON for programs."""
    overview = [one for one in facilities_overview(session) if one.waiting or not only_waiting]
    if form == "json":
        click.echo(json.dumps([asdict(one) for one in overview], ensure_ascii=False, indent=2, default=str))
        return
    rows = [
        (
            one.id,
            one.name,
            _state(one),
            _lines(one.address),
            _said_by(one.source, one.as_of),
            _check(one),
            _waiting(one),
        )
        for one in overview
    ]
    print_table("Institutions", _COLUMNS, rows, "table")


def show_text(text: TextToConfirm) -> None:
    """Every line that somebody compares, and with what."""
    click.echo("\n".join([*text.address, "", f"Source: {_said_by(text.source, text.as_of)}"]))


def _state(one: FacilityOverview) -> str:
    since = f" since {one.closed_on}" if one.closed_on else ""
    cards = sum(pile.cards for pile in one.returned)
    parts = [f"{one.state}{since}", f"→ {one.moved_to}" if one.moved_to else "", f"{cards} came back" if cards else ""]
    return "\n".join(part for part in parts if part)


def _check(one: FacilityOverview) -> str:
    return "now" if one.to_check else str(one.check_again_on or "")


def _lines(address: list[str] | None) -> str:
    return "\n".join(address) if address else "withheld"


def _said_by(source: str | None, as_of: str | None) -> str:
    return ", as of ".join(part for part in (source, as_of) if part)


def _waiting(one: FacilityOverview) -> str:
    return "\n\n".join(
        "\n".join([f"#{text.proposal_id}, {len(text.confirmed_by)} of 2, {text.source}:", *text.address])
        for text in one.waiting
    )
