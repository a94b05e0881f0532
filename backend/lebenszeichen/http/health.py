"""Is the server alive? For a proxy or a supervisor; says nothing else."""

from flask import Blueprint, Response
from sqlalchemy import text

from lebenszeichen.database import reading

blueprint = Blueprint("health", __name__, url_prefix="/api")


@blueprint.get("/health")
def get_health() -> Response:
    """200 and `ok` when the database answers."""
    with reading() as session:
        session.execute(text("SELECT 1"))
    return Response("ok\n", mimetype="text/plain")
