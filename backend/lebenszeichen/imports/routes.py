"""/api/desk/imports: lists uploaded, compared, looked at, applied by one person or two, and undone."""

from typing import Any

from flask import Response, current_app, g, request, stream_with_context
from flask_smorest import Blueprint
from werkzeug.exceptions import RequestEntityTooLarge

from lebenszeichen import clock
from lebenszeichen.http.problems import InvalidRequest, ProblemSchema
from lebenszeichen.imports import polling, schemas, staged
from lebenszeichen.imports.choice import LeaveOut
from lebenszeichen.imports.errors import UploadTooLarge
from lebenszeichen.imports.searching import page_of
from lebenszeichen.imports.showing import import_rows, left_by_undo, list_imports, show_import
from lebenszeichen.imports.undo import undo_import
from lebenszeichen.imports.uploads import told_as_lines
from lebenszeichen.settings import Settings

blueprint = Blueprint("imports", __name__, url_prefix="/api/desk/imports", description="Lists, compared with ours")

LARGEST_UPLOAD = 160 * 1024 * 1024
"""All files together: 100,000 rows in one language are some 80 MB."""
MOST_FILES = 5

_SIGNED_IN: list[dict[str, list[str]]] = [{"coordinator": []}]
_UNKNOWN = "/problems/unknown-import"
_GONE = "/problems/staged-files-gone"
_LATE = "/problems/list-changed-meanwhile"
_UPLOAD = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}, "minItems": 1}
                    },
                }
            }
        },
    }
}


@blueprint.before_request
def take_large_files() -> None:
    """The guard has looked at who it is before."""
    if request.method == "POST" and request.endpoint == "imports.stage_import":
        request.max_content_length = LARGEST_UPLOAD


@blueprint.post("")
@blueprint.arguments(schemas.UploadWordsSchema, location="query")
@blueprint.response(200, content_type="application/x-ndjson")
@blueprint.alt_response(413, schema=ProblemSchema, description="/problems/upload-too-large")
@blueprint.doc(security=_SIGNED_IN, **_UPLOAD)
def stage_import(said: dict[str, Any]) -> Response:
    """Upload a list and compare it

    One file for each language, or one downloaded table: CSV or XLSX. Nothing is changed yet. Answers with lines of JSON
    while it works: {step, done, total}, and at last {id}, or {problem} when the files are not understood.
    """
    today = clock.today()
    as_of = said["as_of"] or today
    if as_of > today:
        raise InvalidRequest("The list's day lies in the future.", pointer="/as_of")
    work = staged.stage(_settings(), _files(), as_of=as_of.isoformat(), lang=said["lang"], by=g.coordinator.id)
    return Response(stream_with_context(told_as_lines(work)), mimetype="application/x-ndjson")


@blueprint.get("")
@blueprint.response(200, schemas.ImportsSchema)
@blueprint.doc(security=_SIGNED_IN)
def get_imports() -> dict[str, Any]:
    """What waits, and what was applied"""
    return list_imports(_settings(), g.coordinator.id)


@blueprint.post("/source")
@blueprint.response(204)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/source-not-now, /problems/no-source-to-ask")
@blueprint.doc(security=_SIGNED_IN)
def ask_source() -> None:
    """Have the source asked for its list now

    By the clock, within a minute; what it says is staged, and changes nothing.
    """
    polling.ask_soon(_settings(), by=g.coordinator.id)


@blueprint.get("/<import_id>")
@blueprint.response(200, schemas.ImportSchema)
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.alt_response(410, schema=ProblemSchema, description=_GONE)
@blueprint.doc(security=_SIGNED_IN)
def get_import(import_id: str) -> dict[str, Any]:
    """One import in numbers

    What is staged is compared again when the list is another one meanwhile.
    """
    return show_import(_settings(), import_id, g.coordinator.id)


@blueprint.get("/<import_id>/changes")
@blueprint.arguments(schemas.ChangesQuerySchema, location="query")
@blueprint.response(200, schemas.ChangesSchema)
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.alt_response(410, schema=ProblemSchema, description=_GONE)
@blueprint.doc(security=_SIGNED_IN)
def get_changes(which: dict[str, Any], import_id: str) -> dict[str, Any]:
    """Who changes, and what of them

    `q` finds names in any spelling, institutions, and numbers of people.
    """
    return page_of(import_rows(_settings(), import_id), **which)


@blueprint.post("/<import_id>/apply")
@blueprint.arguments(schemas.ApplySchema)
@blueprint.response(200, schemas.AppliedSchema)
@blueprint.alt_response(202, schema=schemas.AppliedSchema, description="another person has to say the same")
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/second-must-be-another")
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.alt_response(409, schema=ProblemSchema, description=_LATE)
@blueprint.alt_response(410, schema=ProblemSchema, description=_GONE)
@blueprint.doc(security=_SIGNED_IN)
def apply_import(said: dict[str, Any], import_id: str) -> Any:
    """Apply what was seen, but for what is left out

    A list that moves, frees or renames more than 5 % of the people, or lacks more than 5 % of the rows, waits until
    another coordinator says yes to the same. What is left is offered again by the next list.
    """
    leave = LeaveOut.from_json(said["leave_out"])
    applied = staged.apply_staged(_settings(), import_id, by=g.coordinator.id, seen=said["seen"], leave=leave)
    numbers = {name: value for name, value in (applied.report or {}).items() if isinstance(value, int)}
    answer = {"applied": applied.report is not None, "reasons": applied.reasons, "numbers": numbers}
    return answer, 200 if applied.report is not None else 202


@blueprint.post("/<import_id>/drop")
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.doc(security=_SIGNED_IN)
def drop_import(import_id: str) -> None:
    """Throw a staged list away"""
    staged.drop_staged(_settings(), import_id, by=g.coordinator.id)


@blueprint.post("/<import_id>/undo")
@blueprint.response(200, schemas.UndoAnswerSchema)
@blueprint.alt_response(202, schema=schemas.UndoAnswerSchema, description="another person has to say the same")
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/second-must-be-another")
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.alt_response(409, schema=ProblemSchema, description=f"/problems/not-to-be-undone, {_LATE}")
@blueprint.doc(security=_SIGNED_IN)
def undo(import_id: str) -> Any:
    """Undo an import

    Everybody of whom a release, a decision or a later change speaks stays as they are, and is named. Where somebody
    would be written to again, another coordinator has to say the same.
    """
    report = undo_import(_settings(), import_id, by=g.coordinator.id)
    if report is None:
        return {"undone": False, "undo": None}, 202
    return {"undone": True, "undo": left_by_undo(report)}, 200


def _files() -> list[tuple[bytes, str]]:
    try:
        files = request.files.getlist("files")
    except RequestEntityTooLarge:
        raise UploadTooLarge() from None
    if not files:
        raise InvalidRequest("There is no file in the part `files`.", pointer="/files")
    if len(files) > MOST_FILES:
        raise InvalidRequest(f"More than {MOST_FILES} files.", pointer="/files")
    return [(file.read(), f"file {number}") for number, file in enumerate(files, 1)]


def _settings() -> Settings:
    known: Settings = current_app.extensions["settings"]
    return known
