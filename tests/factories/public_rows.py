"""Rows of the public list, one of each kind that a page must know how to show."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen.facilities.models import Facility, ReturnedCards
from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.releases.models import Release

ADDRESS = ["ИК № 4", "ул. Антошкина, 3", "246035 г. Гомель", "REPUBLIC OF BELARUS"]


def add_facility(session: Session, id: str, **given: Any) -> None:
    usual = {"match_key": id, "name": {"ru": "ИК № 4", "en": "Penal colony No. 4, Homel (women)"}, "state": "open"}
    where = {"address": ADDRESS, "lang": "ru", "source": "Libereco 2020-22", "as_of": "2022", "sample": False}
    session.add(Facility(id=id, list_seq=1, **{**usual, **where, **given}))
    session.flush()


def add_prisoner(session: Session, id: str, **given: Any) -> None:
    names = {"be": "Васіль Зорковіч", "ru": "Зоркович Василий Иванович", "en": "Vasil Zorkovich"}
    usual = {"names": names, "derived": ["en"], "aliases": [], "state": "held", "facility_id": "ik-4", "sample": False}
    session.add(Prisoner(id=id, list_seq=1, **{**usual, **given}))
    session.flush()


def fill(session: Session) -> None:
    """One of each kind of person."""
    add_facility(session, "ik-4")
    add_facility(session, "ik-2", state="unchecked", as_of=None)
    add_facility(session, "old", state="closed", closed_on="2024-04", moved_to="ik-2")
    add_facility(session, "back", check_again_on=date(2099, 1, 1))
    session.add(ReturnedCards(id="r", facility_id="back", day=date(2026, 11, 20), cards=3, entered_by="Ada"))
    add_facility(session, "new", address=None)
    add_prisoner(session, "pheld", birthday="1962-12-24", detained_on="2021-01", sentence="5 лет", sentence_lang="ru")
    add_prisoner(session, "punchecked", facility_id="ik-2")
    add_prisoner(session, "pclosed", facility_id="old")
    add_prisoner(session, "pnoaddress", facility_id="new")
    add_prisoner(session, "pback", facility_id="back")
    add_prisoner(session, "plost", facility_id=None)
    add_prisoner(session, "platin", names={"en": "Yury Dubrauski"})
    add_prisoner(session, "pwait", state="do_not_write", names={"be": "Ганна Ветравая", "en": "Hanna Vetravaya"})
    release = {"on": "2025-12-13", "destination": "Lithuania", "source": "Campact-Blog, 2026-01"}
    ales = {"be": "Алесь Бяляцкі", "ru": "Алесь Беляцкий", "en": "Ales Bialiatski", "de": "Ales Bjaljazki"}
    add_prisoner(session, "pout", state="came_out", release=release, names=ales, aliases=["Ales Byalyatski"])
    session.add(
        Release(
            id="2025-12-13",
            announced_on=date(2025, 12, 13),
            freed=123,
            destinations={"Lithuania": 9, "Ukraine": 114},
            prisoner_ids=["pout"],
            source="Campact-Blog, 2026-01",
            list_seq=1,
        )
    )
