"""/api: push, manifest, snapshot, files, levels."""

from typing import Any

from flask import Response, current_app, g, request
from flask_smorest import Blueprint
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database import reading
from lebenszeichen.database.conflicts import write_and_repeat
from lebenszeichen.http.guards import UnknownDevice
from lebenszeichen.http.limits import PUSHES, limiter
from lebenszeichen.http.lines import cards_of_this_line, note_cards_of_this_line
from lebenszeichen.http.problems import NotFound, ProblemSchema
from lebenszeichen.settings import Settings
from lebenszeichen.sync import high_water, shelf
from lebenszeichen.sync.answers import answer_body
from lebenszeichen.sync.errors import ClientTooOld, DeviceForgotten, FileWithdrawn
from lebenszeichen.sync.file_schemas import FILE_SHAPES, LevelsFileSchema
from lebenszeichen.sync.files import is_hash
from lebenszeichen.sync.ledger import Sender
from lebenszeichen.sync.levels import Steps
from lebenszeichen.sync.levels_cache import levels_file_now
from lebenszeichen.sync.manifest import MINIMUM_CLIENT, manifest_file, snapshot_bodies
from lebenszeichen.sync.manifest_schemas import ManifestSchema
from lebenszeichen.sync.mutations import Mutation
from lebenszeichen.sync.obeying import obey
from lebenszeichen.sync.schemas import PushedSchema, PushSchema
from lebenszeichen.sync.service import Pushed, take_push
from lebenszeichen.sync.weighing import rules_of

A_FILE = {200: {"description": "The file", "content": {"application/json": {"schema": FILE_SHAPES}}}}

blueprint = Blueprint("sync", __name__, url_prefix="/api", description="The shared list, and what phones tell of it")


@blueprint.post("/mutations")
@limiter.limit(PUSHES)
@blueprint.arguments(PushSchema)
@blueprint.response(200, PushedSchema)
@blueprint.alt_response(401, schema=ProblemSchema, description="/problems/unknown-device: register, push again")
@blueprint.alt_response(426, schema=ProblemSchema, description="/problems/client-too-old: keep everything, say so")
@blueprint.alt_response(429, schema=ProblemSchema, description="stays queued; Retry-After says how long")
@blueprint.doc(security=[{"device": []}])
def push_mutations(batch: dict[str, Any]) -> dict[str, Any]:
    """Push mutations

    At most 50, in ascending seq. The answer names each id: applied, duplicate, rejected or fork.
    """
    if batch["client_version"] < MINIMUM_CLIENT:
        raise ClientTooOld()
    settings = _settings()
    rules = rules_of(settings, line_room=settings.letters_soft_cap_line - cards_of_this_line())
    sender = Sender(device_id=g.device_id, client_id=str(batch["client_id"]), received_at=clock.now())
    mutations = [Mutation(**mutation) for mutation in batch["mutations"]]

    def work(session: Session) -> Pushed:
        return take_push(session, rules, sender, mutations)

    try:
        pushed = write_and_repeat(work)
    except DeviceForgotten:
        raise UnknownDevice() from None
    note_cards_of_this_line(sum(result.posts for result in pushed.results))
    high_water.raise_now_and_then(settings, pushed.mark)
    return pushed.as_json()


@blueprint.get("/manifest")
@blueprint.response(200, ManifestSchema, headers={"ETag": {"schema": {"type": "string"}}})
@blueprint.alt_response(304, description="Nothing changed since the ETag")
@blueprint.alt_response(503, schema=ProblemSchema, description="/problems/nothing-published")
def get_manifest() -> Response:
    """What there is to read

    Names the files of the list, the levels and the texts by their hashes.
    """
    with reading() as session:
        file = manifest_file(session)
    response = answer_body(file.gzip_body, file.brotli_body, "public, max-age=60")
    response.set_etag(file.hash[:32], weak=True)  # the same for every encoding
    response.make_conditional(request)
    return response


@blueprint.get("/snapshot")
@blueprint.doc(responses=A_FILE)
@blueprint.alt_response(503, schema=ProblemSchema, description="/problems/nothing-published")
def get_snapshot() -> Response:
    """The newest snapshot

    Whoever has no list yet asks for it beside the manifest, whose hash says whether it is the one.
    """
    with reading() as session:
        return answer_body(*snapshot_bodies(session), "public, max-age=60")


@blueprint.get("/files/<hash>")
@blueprint.doc(responses=A_FILE)
@blueprint.alt_response(404, schema=ProblemSchema, description="was never published")
@blueprint.alt_response(410, schema=ProblemSchema, description="/problems/file-withdrawn: fetch the manifest again")
def get_file(hash: str) -> Response:
    """Read a published file

    Immutable; gzip and brotli were made when it was published. Check hash and rows before replacing anything.
    """
    if not is_hash(hash):
        raise NotFound()
    with reading() as session:
        file = shelf.file_with(session, hash)
        if file is None:
            raise NotFound()
        if file.withdrawn or file.gzip_body is None or file.brotli_body is None:
            raise FileWithdrawn()
        return answer_body(file.gzip_body, file.brotli_body, "public, max-age=600, immutable")


@blueprint.get("/levels")
@blueprint.response(200, LevelsFileSchema)
def get_levels() -> Response:
    """The levels as of this moment

    Only a phone with facts of its own in flight asks for them.
    """
    settings = _settings()
    with reading() as session:
        file = levels_file_now(session, Steps(settings.level_some, settings.level_many), clock.today())
    return answer_body(file.gzip_body, file.brotli_body, "no-store")


@blueprint.before_app_request
def obey_the_memory() -> None:
    """Somebody may have been taken down by another process, on this machine or another: nobody is answered before."""
    obey(current_app.extensions, _settings())


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
