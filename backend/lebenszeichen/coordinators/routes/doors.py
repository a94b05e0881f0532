"""Doors: an invite leads to two passkeys, a passkey leads in."""

from collections.abc import Mapping
from typing import Any

from flask import g

from lebenszeichen.coordinators import enrolment, invites, passkeys, service, sessions
from lebenszeichen.coordinators.routes.blueprint import SIGNED_IN, blueprint, cookie, give_cookie, settings, take_cookie
from lebenszeichen.coordinators.routes.me import told_of, whoever_is_in
from lebenszeichen.coordinators.schemas import desk as schemas
from lebenszeichen.coordinators.schemas.webauthn_json import CreationOptionsSchema, RequestOptionsSchema
from lebenszeichen.database import reading, writing
from lebenszeichen.database.conflicts import write_and_repeat
from lebenszeichen.http.limits import DESK_DOORS, limiter
from lebenszeichen.http.problems import ProblemSchema


@blueprint.post("/invites/open")
@limiter.limit(DESK_DOORS)
@blueprint.arguments(schemas.InviteTokenSchema)
@blueprint.response(200, schemas.OpenedInviteSchema)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-invite")
@blueprint.alt_response(410, schema=ProblemSchema, description="/problems/invite-already-opened")
@blueprint.alt_response(429, schema=ProblemSchema, description="Too many from one address; Retry-After says when")
def open_invite(shown: dict[str, str]) -> invites.Opened:
    """Open an invite

    It is spent by this; the browser that opened it has 30 minutes between two steps to make two passkeys.
    """

    def work(session: Any) -> invites.Opened:
        opened = invites.open_invite(session, shown["invite"])
        sessions.end_token(session, cookie())
        return opened

    opened = write_and_repeat(work)
    give_cookie(opened.token)
    return opened


@blueprint.post("/enrolment/options")
@blueprint.arguments(schemas.EnrolmentNameSchema)
@blueprint.response(200, CreationOptionsSchema)
@blueprint.alt_response(401, schema=ProblemSchema, description="/problems/not-enrolling")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/name-taken")
@blueprint.doc(security=SIGNED_IN)
def ask_to_enrol(shown: dict[str, str]) -> dict[str, Any]:
    """What the browser needs to make the next passkey"""
    with writing() as session:
        return enrolment.options(session, settings(), g.newcomer, shown.get("name"))


@blueprint.post("/enrolment/passkeys")
@blueprint.arguments(schemas.NewPasskeySchema)
@blueprint.response(200, schemas.EnrolmentProgressSchema)
@blueprint.alt_response(401, schema=ProblemSchema, description="/problems/not-enrolling")
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/passkey-refused")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/same-passkey, /problems/name-taken")
@blueprint.doc(security=SIGNED_IN)
def take_passkey(shown: dict[str, Any]) -> Mapping[str, Any]:
    """Take a passkey

    After the second the coordinator exists, or has new passkeys in the place of all old ones, and is signed in.
    """
    with writing() as session:
        progress = enrolment.take_passkey(session, settings(), g.newcomer, shown["credential"], shown["label"])
    if progress.token is not None:
        give_cookie(progress.token)
    return {"passkeys": progress.passkeys, "done": progress.token is not None}


@blueprint.post("/sign-in/options")
@limiter.limit(DESK_DOORS)
@blueprint.response(200, RequestOptionsSchema)
@blueprint.alt_response(429, schema=ProblemSchema, description="Too many from one address; Retry-After says when")
def ask_to_sign_in() -> dict[str, Any]:
    """What the browser needs to sign somebody in"""
    with writing() as session:
        return passkeys.sign_in_options(session, settings())


@blueprint.post("/sign-in")
@limiter.limit(DESK_DOORS)
@blueprint.arguments(schemas.CredentialSchema)
@blueprint.response(200, schemas.SignedInSchema)
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/passkey-refused")
@blueprint.alt_response(429, schema=ProblemSchema, description="Too many from one address; Retry-After says when")
def sign_in(shown: dict[str, Any]) -> Mapping[str, Any]:
    """Sign in with a passkey"""
    with writing() as session:
        token = service.sign_in(session, settings(), shown["credential"])
        sessions.end_token(session, cookie())
    give_cookie(token)
    with reading() as session:
        return {"coordinator": told_of(session, token)}


@blueprint.get("/session")
@blueprint.response(200, schemas.DeskSessionSchema)
def get_session() -> Mapping[str, Any]:
    """Who is signed in here, if anybody

    What the desk asks when it opens. That nobody is signed in is an answer here and no problem: `GET /api/desk/me`
    would put an error into the console of each visitor who has yet to sign in.
    """
    with reading() as session:
        return {"coordinator": whoever_is_in(session, cookie())}


@blueprint.post("/sign-out")
@blueprint.response(204)
@blueprint.alt_response(401, schema=ProblemSchema, description="/problems/not-signed-in")
@blueprint.doc(security=SIGNED_IN)
def sign_out() -> None:
    """Sign out"""
    with writing() as session:
        service.sign_out(session, g.coordinator)
    take_cookie()
