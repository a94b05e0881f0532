"""Oneself: who am I, my passkeys, and the word that I am here now."""

from collections.abc import Mapping
from typing import Any

from flask import g
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.coordinators import queries, service
from lebenszeichen.coordinators.passkeys import assertion_options, verify_assertion
from lebenszeichen.coordinators.routes.blueprint import SIGNED_IN, blueprint, settings
from lebenszeichen.coordinators.schemas import desk as schemas
from lebenszeichen.coordinators.schemas.webauthn_json import CreationOptionsSchema, RequestOptionsSchema
from lebenszeichen.database import reading, writing
from lebenszeichen.http.guards import NotSignedIn, SignedIn
from lebenszeichen.http.problems import ProblemSchema

_NOT_SIGNED_IN = "/problems/not-signed-in"


@blueprint.get("/me")
@blueprint.response(200, schemas.MeSchema)
@blueprint.alt_response(401, schema=ProblemSchema, description=_NOT_SIGNED_IN)
@blueprint.doc(security=SIGNED_IN)
def get_me() -> Mapping[str, Any]:
    """Who is signed in"""
    with reading() as session:
        return _me(session, g.coordinator)


@blueprint.post("/me/here")
@blueprint.response(204)
@blueprint.alt_response(401, schema=ProblemSchema, description=_NOT_SIGNED_IN)
@blueprint.doc(security=SIGNED_IN)
def say_here() -> None:
    """Say that somebody is here

    The desk sends it every few minutes while keys or pointers move; reading alone does not keep a session alive.
    """


@blueprint.post("/assertion-options")
@blueprint.arguments(schemas.PurposeSchema)
@blueprint.response(200, RequestOptionsSchema)
@blueprint.alt_response(401, schema=ProblemSchema, description=_NOT_SIGNED_IN)
@blueprint.doc(security=SIGNED_IN)
def ask_for_assertion(shown: dict[str, str]) -> dict[str, Any]:
    """What the browser needs so that somebody shows to be here now

    For one purpose: `invite`, `passkeys`, `revoke:{coordinator}`, `recover:{recovery}`.
    """
    with writing() as session:
        return assertion_options(session, settings(), g.coordinator.id, shown["purpose"])


@blueprint.post("/me/passkeys/options")
@blueprint.arguments(schemas.CredentialSchema)
@blueprint.response(200, CreationOptionsSchema)
@blueprint.alt_response(401, schema=ProblemSchema, description=_NOT_SIGNED_IN)
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/passkey-refused")
@blueprint.doc(security=SIGNED_IN)
def ask_to_add_passkey(shown: dict[str, Any]) -> dict[str, Any]:
    """What the browser needs to make a further passkey

    With a fresh assertion for `passkeys`: whoever finds an open desk shall not get in again later.
    """
    with writing() as session:
        verify_assertion(session, settings(), g.coordinator.id, "passkeys", shown["credential"])
        return service.options_for_another_passkey(session, settings(), g.coordinator)


@blueprint.post("/me/passkeys")
@blueprint.arguments(schemas.NewPasskeySchema)
@blueprint.response(201, schemas.PasskeySchema)
@blueprint.alt_response(401, schema=ProblemSchema, description=_NOT_SIGNED_IN)
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/passkey-refused")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/same-passkey")
@blueprint.doc(security=SIGNED_IN)
def add_passkey(shown: dict[str, Any]) -> Any:
    """Add a further passkey"""
    with writing() as session:
        return service.add_passkey(session, settings(), g.coordinator, shown["credential"], shown["label"])


@blueprint.delete("/me/passkeys/<int(max=2147483647):passkey_id>")
@blueprint.response(204)
@blueprint.alt_response(401, schema=ProblemSchema, description=_NOT_SIGNED_IN)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-passkey")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/two-passkeys-stay")
@blueprint.doc(security=SIGNED_IN)
def remove_passkey(passkey_id: int) -> None:
    """Remove a passkey

    Two must be left. Other sessions of the same person end: the passkey may have begun them.
    """
    with writing() as session:
        service.remove_passkey(session, settings(), g.coordinator, passkey_id)


def told_of(session: Session, token: str) -> Mapping[str, Any]:
    """What somebody is told of themselves who has just signed in with this token."""
    told = whoever_is_in(session, token)
    if told is None:
        raise NotSignedIn()
    return told


def whoever_is_in(session: Session, token: str) -> Mapping[str, Any] | None:
    """The same for whoever is signed in with this token; None: nobody. An empty one is nobody's."""
    who = queries.signed_in(session, token, clock.now()) if token else None
    return None if who is None else _me(session, who)


def _me(session: Session, who: SignedIn) -> Mapping[str, Any]:
    now = clock.now()
    left = min(who.begun_at + queries.ABSOLUTE - now, who.seen_at + queries.IDLE - now)
    return {
        "id": who.id,
        "name": who.name,
        "role": who.role.value,
        "passkeys": queries.passkeys_of(session, who.id),
        "session_seconds_left": max(0, int(left.total_seconds())),
    }
