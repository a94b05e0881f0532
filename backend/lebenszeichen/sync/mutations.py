"""A mutation: the envelope in which a fact travels."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lebenszeichen.identifiers import is_uuid
from lebenszeichen.sync.errors import UnreadableMutation


@dataclass(frozen=True, slots=True)
class Mutation:
    """As the phone sent it; `args` is a JSON object as a string, byte for byte as it was written."""

    id: str
    seq: int
    name: str
    schema: int
    local_date: str
    args: str


def content_hash(mutation: Mutation, key: bytes) -> str:
    """64 hexadecimal digits over everything but `seq`: a phone that numbers again sends the same content.

    Keyed (32 bytes, outside the database): the prisoners and days that could be in it are few enough to guess.
    """
    content = [mutation.id, mutation.name, mutation.schema, mutation.local_date, mutation.args]
    return hashlib.blake2b(json.dumps(content).encode(), key=key, digest_size=32).hexdigest()


def check_id(mutation: Mutation) -> None:
    """Raises UnreadableMutation when the id is not a UUID."""
    if not is_uuid(mutation.id):
        raise UnreadableMutation("A mutation's id is a UUID.", pointer="/id")


def local_day(mutation: Mutation) -> date:
    """The phone's calendar day. Raises UnreadableMutation."""
    try:
        day = date.fromisoformat(mutation.local_date)
    except ValueError:
        day = None
    if day is None or day.isoformat() != mutation.local_date:
        raise UnreadableMutation("A day is written like 2026-11-21.", pointer="/local_date")
    return day


def parsed_args(mutation: Mutation) -> Mapping[str, Any]:
    """The members of `args`. Raises UnreadableMutation when it is no JSON object."""
    try:
        args = json.loads(mutation.args)
    except (ValueError, RecursionError):
        args = None
    if not isinstance(args, dict):
        raise UnreadableMutation("The args are a JSON object, written as a string.", pointer="/args")
    return args
