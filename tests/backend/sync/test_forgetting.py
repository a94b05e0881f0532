"""After 30 days nothing binds a mutation to a phone: not in a row, not in a byte on disk."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from factories.phones import Phone, letter_of
from lebenszeichen import clock
from lebenszeichen.database import engine, reading, writing
from lebenszeichen.letters.models import Letter
from lebenszeichen.letters.queries import counts_by_prisoner
from lebenszeichen.settings import Settings
from lebenszeichen.sync import jobs
from lebenszeichen.sync.models import LedgerEntry, LedgerLink, NewcomerHour

pytestmark = pytest.mark.both_databases

LONG_AGO = timedelta(days=31)


def age(session: Session, client_id: str, by: timedelta = LONG_AGO) -> None:
    """Let what this client sent have been received earlier."""
    then: datetime = clock.now() - by
    session.execute(update(LedgerLink).where(LedgerLink.client_id == client_id).values(received_at=then))


def files(app: Flask) -> Iterator[Path]:
    """Where the database's bytes lie: file and write-ahead log, or the relation's file and its indexes'."""
    settings: Settings = app.extensions["settings"]
    if settings.is_sqlite:
        yield from settings.home.glob("lebenszeichen.db*")
        return
    with app.app_context(), writing() as session:
        session.execute(text("COMMIT"))
        session.execute(text("CHECKPOINT"))
        folder = session.scalar(text("SHOW data_directory"))
        relations = session.scalars(
            text(
                "SELECT pg_relation_filepath(oid) FROM pg_class "
                "WHERE relname LIKE '%ledger_links%' AND relkind IN ('r', 'i')"
            )
        ).all()
    yield from (Path(folder) / relation for relation in relations)


def on_disk(app: Flask, word: str) -> bool:
    """Can this text be read in the database's files?"""
    return any(word.encode() in file.read_bytes() for file in files(app))


@pytest.fixture
def busy(app: Flask, listed: str) -> tuple[str, list[str]]:
    """One client to be forgotten among others that stay, over several pages; (its id, the others')."""
    phones = [Phone(app) for _ in range(3)]
    marked = "0badc0de-0000-4000-8000-00000badc0de"
    others = [str(uuid4()) for _ in range(8)]
    for number, client_id in enumerate([*others[:4], marked, *others[4:]]):
        phone = phones[number % 3]
        phone.seq = 0
        phone.client_id = client_id
        phone.push(*[phone.posted(listed) for _ in range(20)])
    with app.app_context(), writing() as session:
        age(session, marked)
    return marked, others


def test_links_of_thirty_days_ago_are_erased_and_bare_ids_stay(app: Flask, busy: tuple[str, list[str]]) -> None:
    with app.app_context():
        assert jobs.forget_links() == 20
        assert jobs.forget_links() == 0
        with reading() as session:
            clients = set(session.scalars(select(LedgerLink.client_id)))
            assert clients == set(busy[1])
            assert len(session.scalars(select(LedgerEntry)).all()) == 180
            assert len(session.scalars(select(Letter)).all()) == 180


def test_nothing_of_an_erased_link_can_be_read_on_disk(app: Flask, busy: tuple[str, list[str]]) -> None:
    marked, others = busy
    with app.app_context():
        assert on_disk(app, marked), "this test could not see what it looks for"
        jobs.forget_links()
        assert not on_disk(app, marked)
        assert on_disk(app, others[0])
        engine().dispose()


def test_a_forgotten_mutation_is_still_a_duplicate(app: Flask, listed: str) -> None:
    phone = Phone(app)
    mutation = phone.posted(listed)
    phone.push(mutation)
    with app.app_context():
        with writing() as session:
            age(session, phone.client_id)
        jobs.forget_links()
    [result] = phone.push(mutation)
    assert (result["outcome"], result["seq"]) == ("duplicate", 0)


def test_a_card_can_be_taken_back_after_its_link_is_erased(app: Flask, listed: str) -> None:
    phone = Phone(app)
    mutation = phone.posted(listed)
    phone.push(mutation)
    with app.app_context():
        with writing() as session:
            age(session, phone.client_id)
        jobs.forget_links()
        phone.push(phone.voided(letter_of(mutation)))
        with reading() as session:
            assert counts_by_prisoner(session) == []


def test_a_link_of_twenty_nine_days_stays(app: Flask, listed: str) -> None:
    phone = Phone(app)
    phone.push(phone.posted(listed))
    with app.app_context():
        with writing() as session:
            age(session, phone.client_id, timedelta(days=29))
        assert jobs.forget_links() == 0


def test_the_hour_of_new_phones_is_forgotten_when_it_weighs_nothing_any_more(app: Flask) -> None:
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    with app.app_context():
        with writing() as session:
            session.add_all(NewcomerHour(hour=hour - timedelta(hours=ago), cards=3) for ago in (25, 24, 0))
        jobs.forget_links()
        with reading() as session:
            kept = session.scalars(select(NewcomerHour.hour).order_by(NewcomerHour.hour)).all()
    assert kept == [hour - timedelta(hours=24), hour]
