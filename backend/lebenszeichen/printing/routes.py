"""/api/print: names and addresses on paper, for anybody. A phone makes such sheets by itself without a network."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from lebenszeichen.clock import today
from lebenszeichen.database import reading
from lebenszeichen.http.limits import PRINTS, limiter
from lebenszeichen.http.problems import ProblemSchema
from lebenszeichen.printing.schemas import NotPrintedProblemSchema, PrintSchema
from lebenszeichen.printing.service import list_for, sheets_for

blueprint = Blueprint("printing", __name__, url_prefix="/api", description="Cards, envelopes, labels and lists as PDF")


@blueprint.post("/print")
@limiter.limit(PRINTS)
@blueprint.arguments(PrintSchema)
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type="application/pdf")
@blueprint.alt_response(409, schema=NotPrintedProblemSchema, description="/problems/may-not-be-printed")
@blueprint.alt_response(429, schema=ProblemSchema, description="Retry-After says how long")
def print_sheets(wanted: dict[str, Any]) -> Response:
    """Print names and addresses, or a list of them

    A tagged PDF with a name and an address for each person, in the language of the address, and nothing of ours:
    neither an address nor a code, logo or date. A `list` is for the table and stays at home: it carries the day, boxes
    to tick, and a code by which a phone says later whether it is still right; its words are those of `lang`.

    No token; nothing is kept of it. All or nothing: people to whom nobody should write now, whose institution is closed
    or whose address two people have not compared are named.
    """
    kind, ids = wanted["kind"], wanted["prisoner_ids"]
    with reading() as session:
        made = list_for(session, ids, wanted["lang"], today()) if kind == "list" else sheets_for(session, kind, ids)
    return Response(made, mimetype="application/pdf")
