"""What can happen to a device: it registers, is seen, is forgotten."""

from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lebenszeichen.accounts.models import Device
from lebenszeichen.accounts.tokens import new_token, token_hash
from lebenszeichen.identifiers import DeviceId, new_device_id


def register_device(session: Session, consent_version: str, today: date) -> str:
    """A new device; returns its token, which is nowhere else from now on."""
    token = new_token()
    session.add(
        Device(
            id=new_device_id(),
            token_hash=token_hash(token),
            consent_version=consent_version,
            consent_on=today,
            last_seen_on=today,
        )
    )
    session.flush()
    return token


def lock_device(session: Session, device_id: DeviceId, today: date) -> bool:
    """Note that the device was seen today, and hold its row: two pushes of one device come one after the other.

    False when it has been forgotten meanwhile.
    """
    held = select(Device).where(Device.id == device_id).with_for_update(key_share=True)
    device = session.scalar(held)
    if device is None:
        return False
    if device.last_seen_on != today:
        device.last_seen_on = today
    return True


def forget_device(session: Session, device_id: DeviceId) -> None:
    """Erase the device; the database erases with it what links it to its mutations."""
    session.execute(delete(Device).where(Device.id == device_id))


def forget_unseen_devices(session: Session, last_seen_before: date) -> None:
    """Erase devices that were not seen since before that day."""
    session.execute(delete(Device).where(Device.last_seen_on < last_seen_before))
