"""Units of work that touch the same things come one after the other, and never wait for each other in a circle."""

import hashlib
from collections.abc import Collection

from sqlalchemy import BigInteger, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

_LOCK = text("SELECT pg_advisory_xact_lock(key) FROM unnest(:keys) AS key").bindparams(
    bindparam("keys", type_=ARRAY(BigInteger))
)


def wait_for_turn(session: Session, things: Collection[str]) -> None:
    """Hold these names until the transaction ends; whoever holds one of them is waited for.

    Rows that do not exist yet cannot be locked in order, names can: always in ascending order of their hashes. On
    SQLite there is one writer anyway.
    """
    if session.connection().dialect.name == "postgresql":
        session.execute(_LOCK, {"keys": sorted(map(_number, things))})


def _number(thing: str) -> int:
    digest = hashlib.blake2b(thing.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
