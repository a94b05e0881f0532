"""What was done, to look at and to take along."""

from flask import Response

from lebenszeichen.coordinators import audit_log
from lebenszeichen.coordinators.routes.blueprint import SIGNED_IN, blueprint
from lebenszeichen.coordinators.schemas import desk as schemas
from lebenszeichen.database import reading
from lebenszeichen.http.problems import ProblemSchema


@blueprint.get("/audit")
@blueprint.arguments(schemas.AuditPageSchema, location="query")
@blueprint.response(200, schemas.AuditEntrySchema(many=True))
@blueprint.alt_response(401, schema=ProblemSchema, description="/problems/not-signed-in")
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/not-your-task")
@blueprint.doc(security=SIGNED_IN)
def get_audit(page: dict[str, int]) -> list[audit_log.Entry]:
    """What coordinators and the command line did, newest first, a hundred at a time"""
    with reading() as session:
        return audit_log.entries(session, before=page.get("before"))


@blueprint.get("/audit.csv")
@blueprint.doc(
    security=SIGNED_IN,
    responses={
        200: {"description": "All entries, oldest first", "content": {"text/csv": {"schema": {"type": "string"}}}}
    },
)
@blueprint.alt_response(401, schema=ProblemSchema, description="/problems/not-signed-in")
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/not-your-task")
def export_audit() -> Response:
    """The whole log as a table: numbers and ids, no names"""
    with reading() as session:
        text = audit_log.as_csv(session)
    response = Response(text, mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return response
