"""Published files: whether one is what the manifest names, and which ones lead to the newest list."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from .wire import Answer, BadAnswerError, Json

TABLES = ("prisoners", "facilities", "releases")
PARTS = {"levels": ("levels", "campaigns"), "texts": ("guides", "notices")}


class MismatchError(BadAnswerError):
    """Not the file that the manifest names, or none any more: the manifest is asked for again."""


def checked(body: bytes, name: Json, kind: str, epoch: str | None) -> Json:
    """The file of that name, with people as rows. Anything else raises `MismatchError`."""
    if hashlib.sha256(body).hexdigest() != name["hash"]:
        raise MismatchError(f"{kind}: another hash")
    try:
        file = _as_rows(Answer(200, {}, body).json())
        rows = sum(len(file[part]) for part in PARTS.get(kind, (*TABLES, "gone")))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise MismatchError(f"{kind}: another form: {error!r}") from error
    expected = {"kind": kind, **({} if epoch is None else {"epoch": epoch})}
    expected |= {bound: name[bound] for bound in ("seq", "from", "to") if bound in name}
    if rows != name["rows"] or any(file.get(member) != value for member, value in expected.items()):
        raise MismatchError(f"{kind}: other rows, kind, epoch or numbers")
    return file


def _as_rows(file: Json) -> Json:
    return {**file, "prisoners": _people(file["prisoners"])} if file["kind"] == "snapshot" else file


def _people(columns: Json) -> list[Json]:
    """The people of a snapshot as a delta has them."""
    names = columns["names"]
    plain = {member: column for member, column in columns.items() if member != "names"}
    by_person = [dict(zip(plain, values, strict=True)) for values in zip(*plain.values(), strict=True)]
    by_name = zip(*names.values(), strict=True) if names else ((),) * len(by_person)
    return [
        {**person, "names": {lang: name for lang, name in zip(names, found, strict=True) if name is not None}}
        for person, found in zip(by_person, by_name, strict=True)
    ]


def fewest_requests(deltas: Sequence[Json], cursor: int, goal: int) -> list[Json] | None:
    """The deltas that lead from one cursor to another; inline bodies cost nothing. None where none do."""
    best: dict[int, tuple[int, list[Json]]] = {cursor: (0, [])}
    todo = [cursor]
    while todo:
        at = todo.pop()
        requests, chain = best[at]
        for delta in deltas:
            to, cost = delta["to"], requests + (delta["body"] is None)
            if delta["from"] <= at < to <= goal and (to not in best or cost < best[to][0]):
                best[to] = (cost, [*chain, delta])
                todo.append(to)
    return best[goal][1] if goal in best else None
