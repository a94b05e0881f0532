"""The committed description of the API is the one that the server gives."""

from pathlib import Path

from lebenszeichen.commands import COMMANDS, LazyGroup
from lebenszeichen.commands.openapi import openapi_document

COMMITTED = Path(__file__).parents[3] / "frontend" / "src" / "api" / "openapi.json"


def test_the_committed_document_is_the_servers() -> None:
    assert COMMITTED.read_text() == openapi_document(), "run: lebenszeichen openapi > frontend/src/api/openapi.json"


def test_every_command_in_the_table_can_be_imported() -> None:
    import click

    group = LazyGroup()
    context = click.Context(group)
    for name in COMMANDS:
        assert group.get_command(context, name) is not None
    assert group.get_command(context, "nonsense") is None
