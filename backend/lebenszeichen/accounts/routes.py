"""/api/devices: a phone asks to be counted, or to be forgotten."""

from flask import current_app, g
from flask_smorest import Blueprint

from lebenszeichen import clock
from lebenszeichen.accounts import service
from lebenszeichen.accounts.queries import device_with
from lebenszeichen.accounts.schemas import RegisteredSchema, RegistrationSchema
from lebenszeichen.database import reading, writing
from lebenszeichen.database.spaces import server_state
from lebenszeichen.http.limits import REGISTRATIONS, limiter
from lebenszeichen.http.problems import ProblemSchema
from lebenszeichen.identifiers import DeviceId

blueprint = Blueprint("accounts", __name__, url_prefix="/api/devices", description="Phones that push")


def authenticate(token: str) -> DeviceId | None:
    """The device whose token this is; None for an unknown one. Writes nothing."""
    with reading() as session:
        return device_with(session, token)


@blueprint.post("")
@limiter.limit(REGISTRATIONS)
@blueprint.arguments(RegistrationSchema)
@blueprint.response(201, RegisteredSchema)
@blueprint.alt_response(429, schema=ProblemSchema, description="Too many from one address; Retry-After says when")
def register_device(registration: dict[str, str]) -> dict[str, str]:
    """Register a device

    Asked for at the first counted card, after the sentence of consent. Nothing about the person is stored.
    """
    with writing() as session:
        token = service.register_device(session, registration["consent_version"], clock.today())
        return {"token": token, "epoch": server_state(session).epoch}


@blueprint.delete("/current")
@blueprint.response(204)
@blueprint.alt_response(401, schema=ProblemSchema, description="/problems/unknown-device")
@blueprint.doc(security=[{"device": []}])
def forget_device() -> None:
    """Forget this device

    The device and all that links it to its mutations are erased. Its letters stay: nothing in them says whose.
    """
    with writing() as session:
        service.forget_device(session, current_app.extensions["settings"], g.device_id)
