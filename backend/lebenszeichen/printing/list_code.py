"""The code of a printed list: by it a phone says later whether the list is still right. Pure.

The same as frontend/src/print/list-code.ts makes and reads; both are held against tests/fixtures/list_codes.json.
"""

from collections.abc import Iterable, Mapping
from typing import Any

_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
"""No 0, 1, l, o: whoever reads one of these aloud or in bad light reads another."""
_BASE = len(_SIGNS)
_HASH_SIGNS = 4

Someone = tuple[Mapping[str, Any], Mapping[str, Any] | None]
"""Somebody, and the institution if one is known, as docs/sync-protocol.md shows them."""


def code_of(people: Iterable[Someone], seq: int) -> str:
    """The code for these people, as they are now: `k7m2-x3ab`.

    `seq`: the number of the list that they are from. Four signs of hash, one that finds slips, the number. Who is
    there, in which state, where and with which address changes it; their order does not.
    """
    hash = _hash_of(people)
    number = _written(seq, 2)
    return f"{hash}-{_check_of(hash + number)}{number}"


def _hash_of(people: Iterable[Someone]) -> str:
    lines = ["\n".join([person["id"], person["state"], *_whereabouts(place)]) for person, place in people]
    return _written(_fnv1a("\n\n".join(sorted(lines)).encode()) % _BASE**_HASH_SIGNS, _HASH_SIGNS)


def _whereabouts(place: Mapping[str, Any] | None) -> list[str]:
    return [place["id"], place["state"], *(place["address"] or ())] if place else ["", ""]


def _fnv1a(data: bytes) -> int:
    """FNV-1a, 32 bits (RFC 9923). Not against anybody who wants to cheat: it only has to differ."""
    hash = 0x811C9DC5
    for byte in data:
        hash = (hash ^ byte) * 0x01000193 & 0xFFFFFFFF
    return hash


def _written(number: int, length: int) -> str:
    signs = ""
    while number > 0:
        number, rest = divmod(number, _BASE)
        signs = _SIGNS[rest] + signs
    return signs.rjust(length, _SIGNS[0])


def _check_of(signs: str) -> str:
    return _SIGNS[sum(_SIGNS.index(sign) * (at + 1) for at, sign in enumerate(signs)) % _BASE]
