"""Units of work that touch the same things come one after the other, and never wait for each other in a circle."""

import hashlib
from collections.abc import Collection

from sqlalchemy import BigInteger, Boolean, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

# A row of unnest is locked before the next is looked at; as text, because a CASE cannot answer with nothing.
_LOCK = text(
    "SELECT CASE WHEN alone THEN pg_advisory_xact_lock(key)::text ELSE pg_advisory_xact_lock_shared(key)::text END"
    " FROM unnest(:keys, :alone) AS turn (key, alone)"
).bindparams(bindparam("keys", type_=ARRAY(BigInteger)), bindparam("alone", type_=ARRAY(Boolean)))


def wait_for_turn(session: Session, things: Collection[str], together: Collection[str] = ()) -> None:
    """Hold these names until the transaction ends; whoever holds one of them is waited for.

    `together`: names that many may hold at once, but nobody beside one who holds it alone. Rows that do not exist yet
    cannot be locked in order, names can: always in ascending order of their hashes. On SQLite there is one writer
    anyway.
    """
    if session.connection().dialect.name == "postgresql":
        turns = dict.fromkeys(map(_number, together), False) | dict.fromkeys(map(_number, things), True)
        keys = sorted(turns)
        session.execute(_LOCK, {"keys": keys, "alone": [turns[key] for key in keys]})


def _number(thing: str) -> int:
    digest = hashlib.blake2b(thing.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
