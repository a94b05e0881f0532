"""Questions about devices."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from lebenszeichen.accounts.models import Device
from lebenszeichen.accounts.tokens import token_hash
from lebenszeichen.identifiers import DeviceId

_DEVICES = Device.__table__.c
_WITH_TOKEN = select(_DEVICES.id).where(_DEVICES.token_hash == bindparam("token_hash"))


def device_with(session: Session, token: str) -> DeviceId | None:
    """The id of the device whose token this is; None for an unknown token."""
    id = session.scalar(_WITH_TOKEN, {"token_hash": token_hash(token)})
    return DeviceId(id) if id is not None else None
