"""What coordinators decide about who is who: remembered for the next list, and taken back. Flushes; the caller commits.

What waits goes from the desk at once; the list itself follows with the next import, which asks nobody again. Only a
person who stood on the list twice leaves it at once.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database.spaces import advance
from lebenszeichen.database.turns import wait_for_turn
from lebenszeichen.imports.errors import IdentityDecided, NotTheSame, PersonHidden, UnknownRow
from lebenszeichen.imports.identity import Decided
from lebenszeichen.imports.identity_models import IdentityDecision
from lebenszeichen.imports.models import SetAsideRow
from lebenszeichen.imports.viasna import SOURCE
from lebenszeichen.prisoners.merging import bring_back, listed_by_source, shown_by_source, take_off

Decision = Literal["apart", "same", "ignore"]


@dataclass(frozen=True, slots=True)
class Saying:
    """What a coordinator says of these numbers (`viasna:100123`). `kept`: of the same person, the one that stays."""

    decision: Decision
    source_ids: tuple[str, ...]
    kept: str | None = None


def decided_of(session: Session, source: str) -> Decided:
    """All that holds, in this source's own numbers."""
    prefix = f"{source}:"
    apart: list[frozenset[str]] = []
    left_out: set[str] = set()
    joined: dict[str, str] = {}
    for row in session.scalars(_STANDING.order_by(IdentityDecision.id)):
        own = [id.removeprefix(prefix) for id in row.source_ids if id.startswith(prefix)]
        if row.decision == "apart":
            apart.append(frozenset(own))
        elif row.decision == "same" and row.kept is not None and not row.kept.startswith(prefix):
            joined |= dict.fromkeys(own[:1], row.kept)
            left_out |= set(own[1:])
        else:
            left_out |= {id for id in own if f"{prefix}{id}" != row.kept}
    return Decided(tuple(apart), frozenset(left_out), joined)


def decide(session: Session, saying: Saying, by: str) -> int:
    """Remember it; returns its number.

    Raises UnknownRow when nobody knows one of the numbers, IdentityDecided when one of them was decided already,
    NotTheSame when `kept` is none of them, StateDecided when somebody who would leave the list came out or died.
    """
    wait_for_turn(session, ["imports"])
    ids = sorted(set(saying.source_ids))
    own = [id.removeprefix(f"{SOURCE}:") for id in ids if id.startswith(f"{SOURCE}:")]
    waiting = session.scalars(select(SetAsideRow).where(SetAsideRow.source_id.in_(own))).all()
    listed = listed_by_source(session, ids)
    _check(session, saying, ids, {f"{SOURCE}:{one.source_id}" for one in waiting} | listed.keys())
    twice = [listed[id] for id in ids if id in listed and id != saying.kept] if saying.decision == "same" else []
    row = IdentityDecision(
        decision=saying.decision,
        source_ids=ids,
        kept=saying.kept,
        reason=waiting[0].reason if waiting else "desk",
        decided_by=by,
        decided_at=clock.now(),
        before={"rows": [_waiting_json(one) for one in waiting], "merged": take_off(session, twice) if twice else []},
    )
    session.execute(delete(SetAsideRow).where(SetAsideRow.source_id.in_(own)))
    session.add(row)
    advance(session, "list")  # what was compared before has to be compared again
    return row.id


def take_back(session: Session, decision_id: int, by: str) -> list[str]:
    """It is undecided again: its rows wait at the desk, and whoever had left the list is on it. Returns their ids.

    Raises UnknownRow, PersonHidden when whoever stayed is not shown to anybody now.
    """
    wait_for_turn(session, ["imports"])
    row = session.scalar(_STANDING.where(IdentityDecision.id == decision_id).with_for_update())
    if row is None:
        raise UnknownRow()
    known = set(session.scalars(select(SetAsideRow.source_id)))
    session.add_all(SetAsideRow(**one) for one in row.before.get("rows", []) if one["source_id"] not in known)
    merged: list[Mapping[str, Any]] = row.before.get("merged", [])
    if merged and (row.kept is None or not shown_by_source(session, row.kept)):
        raise PersonHidden()
    bring_back(session, merged, "taken apart again", clock.today().isoformat())
    row.taken_back_by, row.taken_back_at, row.before = by, clock.now(), {}
    advance(session, "list")
    return [one["id"] for one in merged]


def standing_decisions(session: Session) -> list[dict[str, Any]]:
    """What holds, newest first: {id, decision, source_ids, kept, reason, decided_by, decided_at, merged, rows}."""
    return [
        {
            "id": row.id,
            "decision": row.decision,
            "source_ids": row.source_ids,
            "kept": row.kept,
            "reason": row.reason,
            "decided_by": row.decided_by,
            "decided_at": row.decided_at,
            "rows": row.before.get("rows", []),
            "merged": [{"id": one["id"], "names": one["facts"]["names"]} for one in row.before.get("merged", [])],
        }
        for row in session.scalars(_STANDING.order_by(IdentityDecision.id.desc()))
    ]


def same_people(session: Session, source_ids: Iterable[str]) -> set[str]:
    """All numbers under which these people are known: whoever is taken down is taken down under each."""
    found = set(source_ids)
    for row in session.scalars(_STANDING.where(IdentityDecision.decision == "same")):
        if found & set(row.source_ids):
            found |= set(row.source_ids)
    return found


def forget_before(session: Session, source_ids: Container[str]) -> list[str]:
    """Somebody was taken down: their numbers stand in no decision, and what would take one about them back is gone.

    What was said of others holds. Returns the ids of rows that had left the list as theirs: the caller blanks them.
    """
    merged: list[str] = []
    for row in session.scalars(select(IdentityDecision)).all():
        left = [id for id in row.source_ids if id not in source_ids]
        if left == row.source_ids:
            continue
        merged += [one["id"] for one in row.before.get("merged", [])]
        row.source_ids, row.before = left, {}
        if not left or row.decision == "same":
            session.delete(row)
    session.flush()
    return merged


_STANDING = select(IdentityDecision).where(IdentityDecision.taken_back_at.is_(None))


def _check(session: Session, saying: Saying, ids: Sequence[str], known: Collection[str]) -> None:
    if any(id not in known for id in ids):
        raise UnknownRow()
    if saying.decision == "same" and (len(ids) < 2 or saying.kept not in ids):
        raise NotTheSame()
    if saying.decision != "same" and saying.kept is not None:
        raise NotTheSame()
    decided = session.scalars(_STANDING).all()
    if any(set(ids) & set(row.source_ids) and row.decision != "apart" for row in decided):
        raise IdentityDecided()


def _waiting_json(row: SetAsideRow) -> dict[str, Any]:
    names = ("source_id", "reason", "fingerprint", "row", "import_id")
    return {name: getattr(row, name) for name in names}
