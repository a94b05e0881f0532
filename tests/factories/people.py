"""Prisoners, facilities and releases on the list, numbered as a real writer does it."""

from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database.spaces import advance, reached
from lebenszeichen.facilities.models import Facility
from lebenszeichen.prisoners.models import Prisoner, Tombstone


def make_prisoner(session: Session, id: str = "p4k8m2x9q1", **fields: Any) -> str:
    """Somebody held; returns the id."""
    given: dict[str, Any] = {
        "names": {"be": "Алесь Узор", "ru": "Алесь Узор", "en": "Ales Uzor"},
        "derived": ["en"],
        "aliases": [],
        "state": "held",
        "sample": False,
        **fields,
    }
    row = Prisoner(id=id, list_seq=reached(session, "list") + 1, **given)
    session.add(row)
    session.flush()
    advance(session, "list")
    return row.id


def change_prisoner(session: Session, id: str, **fields: Any) -> None:
    """Change somebody's row as an import does: fields, then its number."""
    row = session.get_one(Prisoner, id)
    for name, value in fields.items():
        setattr(row, name, value)
    row.list_seq = reached(session, "list") + 1
    session.flush()
    advance(session, "list")


def remove_prisoner(session: Session, id: str) -> None:
    """Take somebody off the list: the row goes, a tombstone stays for deltas."""
    session.delete(session.get_one(Prisoner, id))
    session.merge(Tombstone(id=id, list_seq=reached(session, "list") + 1, gone_at=clock.now()))
    session.flush()
    advance(session, "list")


def make_facility(session: Session, id: str = "ik-4", **fields: Any) -> str:
    """An open institution; returns the id."""
    given: dict[str, Any] = {
        "match_key": "ик 4",
        "name": {"ru": "ИК № 4", "en": "Penal colony No. 4"},
        "state": "open",
        "address": ["ИК № 4", "ул. Антошкина, 3", "246035 г. Гомель", "REPUBLIC OF BELARUS"],
        "lang": "ru",
        "source": "PEN 2022",
        "as_of": "2022",
        "sample": False,
        **fields,
    }
    row = Facility(id=id, list_seq=reached(session, "list") + 1, **given)
    session.add(row)
    session.flush()
    advance(session, "list")
    return row.id
