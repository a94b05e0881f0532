"""/api/print: names and addresses on paper, for anybody. A phone makes such sheets by itself without a network."""

from typing import Any

from flask import Response
from flask_smorest import Blueprint

from lebenszeichen.database import reading
from lebenszeichen.http.limits import PRINTS, limiter
from lebenszeichen.http.problems import ProblemSchema
from lebenszeichen.printing.kinds import PAPERS
from lebenszeichen.printing.schemas import NotPrintedProblemSchema, PrintSchema
from lebenszeichen.printing.service import envelopes_for
from lebenszeichen.printing.typesetting import typeset

blueprint = Blueprint("printing", __name__, url_prefix="/api", description="Cards, envelopes and labels as PDF")


@blueprint.post("/print")
@limiter.limit(PRINTS)
@blueprint.arguments(PrintSchema)
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type="application/pdf")
@blueprint.alt_response(409, schema=NotPrintedProblemSchema, description="/problems/may-not-be-printed")
@blueprint.alt_response(429, schema=ProblemSchema, description="Retry-After says how long")
def print_sheets(wanted: dict[str, Any]) -> Response:
    """Print names and addresses

    A tagged PDF with a name and an address for each person, in the language of the address, and nothing of ours:
    neither an address nor a code, logo or date. No token; nothing is kept of it. All or nothing: people to whom nobody
    should write now, whose institution is closed or whose address two people have not compared are named.
    """
    with reading() as session:
        envelopes = envelopes_for(session, wanted["kind"], wanted["prisoner_ids"])
    return Response(typeset(PAPERS[wanted["kind"]], envelopes), mimetype="application/pdf")
