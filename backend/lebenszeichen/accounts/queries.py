"""Questions about devices."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.accounts.models import Device
from lebenszeichen.accounts.tokens import token_hash
from lebenszeichen.identifiers import DeviceId


def device_with(session: Session, token: str) -> DeviceId | None:
    """The id of the device whose token this is; None for an unknown token."""
    id = session.scalar(select(Device.id).where(Device.token_hash == token_hash(token)))
    return DeviceId(id) if id is not None else None
