"""What can happen to a device: it registers, is seen, is forgotten."""

from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lebenszeichen.accounts.models import Device
from lebenszeichen.accounts.tokens import new_token, token_hash
from lebenszeichen.endings import Endings, remember_ending
from lebenszeichen.identifiers import DeviceId, new_device_id
from lebenszeichen.settings import Settings

_AT_ONCE = 500


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


def lock_device(session: Session, device_id: DeviceId, today: date) -> date | None:
    """Note that the device was seen today, and hold its row: two pushes of one device come one after the other.

    The day on which it registered; None when it has been forgotten meanwhile.
    """
    held = select(Device).where(Device.id == device_id).with_for_update(key_share=True)
    device = session.scalar(held)
    if device is None:
        return None
    if device.last_seen_on != today:
        device.last_seen_on = today
    return device.consent_on


def forget_device(session: Session, settings: Settings, device_id: DeviceId) -> None:
    """Erase the device; the database erases with it what links it to its mutations. No restored dump brings it back.

    Call it last in a unit of work: see endings.
    """
    session.execute(delete(Device).where(Device.id == device_id))
    remember_ending(settings, "device", device_id)


def forget_devices_again(session: Session, endings: Endings) -> int:
    """Erase devices that were erased before, which an old dump has brought back; returns how many."""
    back = endings.among("device", session.scalars(select(Device.id)))
    for start in range(0, len(back), _AT_ONCE):
        session.execute(delete(Device).where(Device.id.in_(back[start : start + _AT_ONCE])))
    return len(back)


def forget_unseen_devices(session: Session, last_seen_before: date) -> None:
    """Erase devices that were not seen since before that day."""
    session.execute(delete(Device).where(Device.last_seen_on < last_seen_before))
