"""What is kept of somebody's history, in short."""

from flask import Flask

from lebenszeichen.database import reading
from lebenszeichen.prisoners.history_queries import history_of
from lebenszeichen.prisoners.queries import public_prisoners

Short = tuple[str, str | None, bool]


def kept(app: Flask, prisoner_id: str) -> list[Short]:
    """(kind, day, public) of everything that nobody has corrected, in the order in which it was entered."""
    with app.app_context(), reading() as session:
        rows = history_of(session, prisoner_id)
    return [
        (row["kind"], row["happened_on"], row["public"])
        for row in reversed(rows)
        if not row["corrected"] and row["kind"] != "correction"
    ]


def shown(app: Flask, prisoner_id: str) -> list[tuple[str, str | None]]:
    """(kind, day) of what phones are told beside the facts."""
    with app.app_context(), reading() as session:
        row = next(one for one in public_prisoners(session) if one["id"] == prisoner_id)
    return [(one["kind"], one["on"]) for one in row["events"] or []]
