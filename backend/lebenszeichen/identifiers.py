"""Typed ids, and how new ones are made."""

import hashlib
import secrets
from typing import NewType
from uuid import UUID, uuid4

PrisonerId = NewType("PrisonerId", str)
FacilityId = NewType("FacilityId", str)
CampaignId = NewType("CampaignId", str)
LetterId = NewType("LetterId", str)
MutationId = NewType("MutationId", str)
ClientId = NewType("ClientId", str)
DeviceId = NewType("DeviceId", str)
CoordinatorId = NewType("CoordinatorId", str)

# Without i, l, o, u: read aloud over a telephone nobody mistakes them (Crockford's base 32, lower case).
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_prisoner_id() -> PrisonerId:
    """`p` and ten random characters (50 bits): says nothing of the source's own number."""
    return PrisonerId("p" + "".join(secrets.choice(_ALPHABET) for _ in range(10)))


def prisoner_id_from(keyed_hash: str) -> PrisonerId:
    """Of the same form, and the same for somebody who is imported again after a restore: phones hold cards for it.

    From a keyed hash of the source's own number: without the key it says nothing of that number either.
    """
    digest = hashlib.blake2b(keyed_hash.encode(), digest_size=10, person=b"prisoner id").digest()
    return PrisonerId("p" + "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest))


def new_device_id() -> DeviceId:
    """A random UUID."""
    return DeviceId(str(uuid4()))


def new_coordinator_id() -> CoordinatorId:
    """`c` and ten random characters."""
    return CoordinatorId("c" + "".join(secrets.choice(_ALPHABET) for _ in range(10)))


def new_staged_id() -> str:
    """`i` and seven random characters: short enough to be typed, and of no list twice."""
    return "i" + "".join(secrets.choice(_ALPHABET) for _ in range(7))


def new_epoch() -> str:
    """Eight hexadecimal digits that no earlier epoch had, for all practical purposes."""
    return secrets.token_hex(4)


def is_uuid(text: object) -> bool:
    """Is this a UUID in its canonical, lower-case, hyphenated form?"""
    if not isinstance(text, str):
        return False
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
