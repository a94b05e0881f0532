"""The others: who is there, letting in, letting back in, showing out."""

from collections.abc import Mapping
from typing import Any

from flask import g

from lebenszeichen import clock
from lebenszeichen.coordinators import invites, queries, recovery, service
from lebenszeichen.coordinators.passkeys import verify_assertion
from lebenszeichen.coordinators.routes.blueprint import SIGNED_IN, blueprint, settings
from lebenszeichen.coordinators.schemas import desk as schemas
from lebenszeichen.database import reading, writing
from lebenszeichen.http.permissions import Role
from lebenszeichen.http.problems import ProblemSchema

_NOT_SIGNED_IN = "/problems/not-signed-in"
_REFUSED = "/problems/not-your-task, /problems/passkey-refused"


@blueprint.get("/coordinators")
@blueprint.response(200, schemas.CoordinatorSchema(many=True))
@blueprint.alt_response(401, schema=ProblemSchema, description=_NOT_SIGNED_IN)
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/not-your-task")
@blueprint.doc(security=SIGNED_IN)
def get_coordinators() -> list[queries.Listed]:
    """Who works or worked at the desk, and who let them in"""
    with reading() as session:
        return queries.coordinators(session, clock.now())


@blueprint.post("/coordinators/<coordinator_id>/revoke")
@blueprint.arguments(schemas.CredentialSchema)
@blueprint.response(204)
@blueprint.alt_response(401, schema=ProblemSchema, description=_NOT_SIGNED_IN)
@blueprint.alt_response(403, schema=ProblemSchema, description=_REFUSED)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-coordinator")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/last-two")
@blueprint.doc(security=SIGNED_IN)
def revoke(shown: dict[str, Any], coordinator_id: str) -> None:
    """Revoke a coordinator, at once

    With a fresh assertion for `revoke:{id}`. Sessions, passkeys and open links end; two coordinators must be left.
    """
    with writing() as session:
        service.revoke_by_another(session, settings(), g.coordinator.id, coordinator_id, shown["credential"])


@blueprint.get("/invites")
@blueprint.response(200, schemas.WaitingInviteSchema(many=True))
@blueprint.alt_response(401, schema=ProblemSchema, description=_NOT_SIGNED_IN)
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/not-your-task")
@blueprint.doc(security=SIGNED_IN)
def get_invites() -> list[invites.Waiting]:
    """Invites with which somebody may still come in; never their links"""
    with reading() as session:
        return invites.waiting_invites(session)


@blueprint.post("/invites")
@blueprint.arguments(schemas.InvitationSchema)
@blueprint.response(201, schemas.InviteLinkSchema)
@blueprint.alt_response(401, schema=ProblemSchema, description=_NOT_SIGNED_IN)
@blueprint.alt_response(403, schema=ProblemSchema, description=_REFUSED)
@blueprint.doc(security=SIGNED_IN)
def invite(shown: dict[str, Any]) -> invites.Link:
    """Invite somebody

    With a fresh assertion for `invite`. The link is shown this once; it works once, for 48 hours.
    """
    with writing() as session:
        verify_assertion(session, settings(), g.coordinator.id, "invite", shown["credential"])
        return invites.invite(session, settings(), g.coordinator.id, Role(shown["role"]))


@blueprint.delete("/invites/<int(max=2147483647):invite_id>")
@blueprint.response(204)
@blueprint.alt_response(401, schema=ProblemSchema, description=_NOT_SIGNED_IN)
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/not-your-task")
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-invite")
@blueprint.doc(security=SIGNED_IN)
def revoke_invite(invite_id: int) -> None:
    """Take an invite back, also when somebody has opened it and not finished"""
    with writing() as session:
        invites.revoke_invite(session, g.coordinator.id, invite_id)


@blueprint.post("/coordinators/<coordinator_id>/recovery")
@blueprint.response(201, schemas.RecoverySchema)
@blueprint.alt_response(401, schema=ProblemSchema, description=_NOT_SIGNED_IN)
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/own-recovery")
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-coordinator")
@blueprint.doc(security=SIGNED_IN)
def ask_for_recovery(coordinator_id: str) -> Mapping[str, int]:
    """Somebody has lost their passkeys: the first word"""
    with writing() as session:
        return {"id": recovery.ask(session, g.coordinator.id, coordinator_id)}


@blueprint.post("/recoveries/<int(max=2147483647):recovery_id>/agreement")
@blueprint.arguments(schemas.CredentialSchema)
@blueprint.response(201, schemas.InviteLinkSchema)
@blueprint.alt_response(401, schema=ProblemSchema, description=_NOT_SIGNED_IN)
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/own-recovery, /problems/passkey-refused …")
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-recovery")
@blueprint.doc(security=SIGNED_IN)
def agree_to_recovery(shown: dict[str, Any], recovery_id: int) -> invites.Link:
    """The second word: a link for new passkeys, shown this once

    With a fresh assertion for `recover:{id}`.
    """
    with writing() as session:
        verify_assertion(session, settings(), g.coordinator.id, f"recover:{recovery_id}", shown["credential"])
        return recovery.agree(session, settings(), g.coordinator.id, recovery_id)


@blueprint.delete("/recoveries/<int(max=2147483647):recovery_id>")
@blueprint.response(204)
@blueprint.alt_response(401, schema=ProblemSchema, description=_NOT_SIGNED_IN)
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/not-your-task")
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-recovery")
@blueprint.doc(security=SIGNED_IN)
def take_recovery_back(recovery_id: int) -> None:
    """Object to a recovery, or take one's word back"""
    with writing() as session:
        recovery.take_back(session, g.coordinator.id, recovery_id)
