"""/api/desk/releases, /api/desk/drafts: proposed, drafted, confirmed by another, stopped, corrected, withdrawn."""

from collections.abc import Callable
from typing import Any

from flask import current_app, g
from flask_smorest import Blueprint
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database import reading
from lebenszeichen.database.conflicts import write_and_repeat
from lebenszeichen.http.problems import ProblemSchema
from lebenszeichen.releases import service
from lebenszeichen.releases.content import content_from
from lebenszeichen.releases.previewing import preview
from lebenszeichen.releases.schemas import (
    AmendedDraftSchema,
    DeskReleasesSchema,
    DraftSchema,
    NewDraftSchema,
    PreviewedDraftSchema,
    PreviewSchema,
    ProposalsSchema,
    ReasonSchema,
    SecondWordSchema,
    SourceOpenedSchema,
)
from lebenszeichen.releases.showing import Viewer, open_drafts, proposal_groups, shown_draft, told_releases
from lebenszeichen.settings import Settings

blueprint = Blueprint("releases", __name__, url_prefix="/api/desk", description="Releases, confirmed by two people")

_REFUSED = "/problems/own-release, invited-by-the-first, not-of-two, source-not-opened, passkey-refused"
_LATE = "/problems/release-not-waiting, release-changed"


@blueprint.get("/releases")
@blueprint.response(200, DeskReleasesSchema)
def list_releases() -> dict[str, Any]:
    """What is under way, and what is public"""
    with reading() as session:
        viewer = _viewer()
        return {"drafts": open_drafts(session, viewer), "releases": told_releases(session, viewer)}


@blueprint.get("/releases/proposals")
@blueprint.response(200, ProposalsSchema)
def list_proposals() -> dict[str, Any]:
    """What sources say of people who may have come out or died"""
    with reading() as session:
        return {"groups": proposal_groups(session)}


@blueprint.post("/drafts")
@blueprint.arguments(NewDraftSchema)
@blueprint.response(201, DraftSchema)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/report-already-used")
@blueprint.alt_response(422, schema=ProblemSchema, description="/problems/invalid-release, unfit-person")
def write_draft(given: dict[str, Any]) -> dict[str, Any]:
    """Draft a release

    From proposals or by hand. Everybody whom it speaks of is "please do not write at present" from now on.
    """
    content = content_from(given["content"])
    return _new_draft(
        lambda session: service.write_draft(session, _me(), content, given["report_ids"], clock.now()),
    )


@blueprint.post("/drafts/preview")
@blueprint.arguments(PreviewedDraftSchema)
@blueprint.response(200, PreviewSchema)
@blueprint.alt_response(422, schema=ProblemSchema, description="/problems/invalid-release")
def preview_draft(given: dict[str, Any]) -> dict[str, Any]:
    """How a draft would sound

    Kept nowhere.
    """
    content = content_from({**given["content"], "sources": []})
    with reading() as session:
        return {"texts": preview(session, content, given["step"], given["release_id"], clock.now())}


@blueprint.get("/drafts/<int(max=2147483647):draft_id>")
@blueprint.response(200, DraftSchema)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-draft")
def get_draft(draft_id: int) -> dict[str, Any]:
    """Read a draft"""
    return _shown(draft_id)


@blueprint.put("/drafts/<int(max=2147483647):draft_id>")
@blueprint.arguments(AmendedDraftSchema)
@blueprint.response(200, DraftSchema)
@blueprint.alt_response(409, schema=ProblemSchema, description=_LATE)
def amend_draft(given: dict[str, Any], draft_id: int) -> dict[str, Any]:
    """Amend a draft

    Whoever amends becomes an author, and cannot confirm it.
    """
    content = content_from(given["content"])

    def work(session: Session) -> None:
        service.amend(session, _me(), draft_id, seen=given["content_hash"], content=content, now=clock.now())

    write_and_repeat(work)
    return _shown(draft_id)


@blueprint.post("/drafts/<int(max=2147483647):draft_id>/source-opened")
@blueprint.arguments(SourceOpenedSchema)
@blueprint.response(200, DraftSchema)
@blueprint.alt_response(409, schema=ProblemSchema, description=_LATE)
def open_source(given: dict[str, Any], draft_id: int) -> dict[str, Any]:
    """Say that the source was opened"""
    write_and_repeat(lambda session: service.open_source(session, _me(), draft_id, given["content_hash"]))
    return _shown(draft_id)


@blueprint.post("/drafts/<int(max=2147483647):draft_id>/confirmation-options")
@blueprint.response(200)
@blueprint.alt_response(403, schema=ProblemSchema, description=_REFUSED)
@blueprint.alt_response(409, schema=ProblemSchema, description=_LATE)
def ask_for_confirmation(draft_id: int) -> dict[str, Any]:
    """What the passkey is asked for

    PublicKeyCredentialRequestOptionsJSON of WebAuthn, for this draft as it stands.
    """
    return write_and_repeat(
        lambda session: service.confirmation_options(session, _settings(), _me(), draft_id, clock.now())
    )


@blueprint.post("/drafts/<int(max=2147483647):draft_id>/confirmation")
@blueprint.arguments(SecondWordSchema)
@blueprint.response(200, DraftSchema)
@blueprint.alt_response(403, schema=ProblemSchema, description=_REFUSED)
@blueprint.alt_response(409, schema=ProblemSchema, description=_LATE)
@blueprint.alt_response(422, schema=ProblemSchema, description="/problems/other-number")
def confirm_draft(given: dict[str, Any], draft_id: int) -> dict[str, Any]:
    """Confirm as the second

    The hold begins; any coordinator can stop it until it ends.
    """

    def work(session: Session) -> None:
        service.confirm(session, _settings(), _me(), draft_id, **given, now=clock.now())

    write_and_repeat(work)
    return _shown(draft_id)


@blueprint.post("/drafts/<int(max=2147483647):draft_id>/stop")
@blueprint.arguments(ReasonSchema)
@blueprint.response(200, DraftSchema)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/release-not-waiting: it was told, or stopped")
def stop_draft(given: dict[str, str], draft_id: int) -> dict[str, Any]:
    """Stop the hold"""
    write_and_repeat(lambda session: service.stop(session, _me(), draft_id, given["reason"]))
    return _shown(draft_id)


@blueprint.post("/drafts/<int(max=2147483647):draft_id>/drop")
@blueprint.arguments(ReasonSchema)
@blueprint.response(200, DraftSchema)
@blueprint.alt_response(409, schema=ProblemSchema, description=_LATE)
def drop_draft(given: dict[str, str], draft_id: int) -> dict[str, Any]:
    """Drop a draft

    What sources said waits at the desk again.
    """
    write_and_repeat(lambda session: service.drop(session, _me(), draft_id, given["reason"]))
    return _shown(draft_id)


@blueprint.post("/releases/<release_id>/correction")
@blueprint.response(201, DraftSchema)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-release")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/release-under-way")
def write_correction(release_id: str) -> dict[str, Any]:
    """Draft a correction

    Prefilled with what was told; it takes the same way, with two people and a hold.
    """
    return _new_draft(lambda session: service.write_correction(session, _me(), release_id, clock.now()))


@blueprint.post("/releases/<release_id>/withdrawal")
@blueprint.arguments(ReasonSchema)
@blueprint.response(201, DraftSchema)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-release")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/release-under-way, release-not-waiting")
def write_withdrawal(given: dict[str, str], release_id: str) -> dict[str, Any]:
    """Draft a withdrawal

    "Our report was wrong. We are sorry." Question the release meanwhile: that takes one person.
    """
    return _new_draft(
        lambda session: service.write_withdrawal(session, _me(), release_id, given["reason"], clock.now())
    )


@blueprint.post("/releases/<release_id>/question")
@blueprint.arguments(ReasonSchema)
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-release")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/already-questioned")
def question_release(given: dict[str, str], release_id: str) -> None:
    """Question a release

    At once, by one: it says "we are checking this", names nobody, and nobody is written to.
    """
    write_and_repeat(lambda session: service.question(session, _me(), release_id, given["reason"]))


@blueprint.delete("/releases/<release_id>/question")
@blueprint.response(204)
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/own-question, invited-by-the-first")
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-release")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/not-questioned")
def lift_question(release_id: str) -> None:
    """Lift a question

    By another coordinator, who has looked: it is public again as it was.
    """
    write_and_repeat(lambda session: service.lift_question(session, _me(), release_id, clock.now()))


def _new_draft(work: Callable[[Session], int]) -> dict[str, Any]:
    return _shown(write_and_repeat(work))


def _shown(draft_id: int) -> dict[str, Any]:
    with reading() as session:
        return shown_draft(session, _viewer(), draft_id)


def _viewer() -> Viewer:
    return Viewer(_me(), clock.now())


def _me() -> str:
    id: str = g.coordinator.id
    return id


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
