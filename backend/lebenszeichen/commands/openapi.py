"""`lebenszeichen openapi`: the description of the API, for generating types."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from lebenszeichen.app import create_app
from lebenszeichen.settings import Settings


def openapi_document() -> str:
    """As /api/openapi.json serves it, sorted and indented; the same on every machine. Opens no database."""
    with TemporaryDirectory() as folder:
        app = create_app(Settings(home=Path(folder), database_url="sqlite://"))
        document = app.test_client().get("/api/openapi.json").get_json()
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


@click.command()
def openapi() -> None:
    """Print the OpenAPI document: `lebenszeichen openapi > frontend/src/api/openapi.json`."""
    click.echo(openapi_document(), nl=False)
