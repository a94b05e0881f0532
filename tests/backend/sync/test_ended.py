"""What was ended, removed or forgotten stays so under a restored dump, from the first answer on."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from factories.browsers import Browser
from factories.desk_people import DeskPerson, answered, command_invite, founding_pair, kind
from factories.dumps import Dump
from factories.phones import Phone
from lebenszeichen import clock
from lebenszeichen.accounts import authenticate
from lebenszeichen.accounts.models import Device
from lebenszeichen.alerts.models import Subscription
from lebenszeichen.coordinators.models import Passkey
from lebenszeichen.database import reading, writing
from lebenszeichen.endings import path
from lebenszeichen.settings import Settings
from lebenszeichen.sync.models import LedgerEntry, LedgerLink
from lebenszeichen.sync.start import prepare

pytestmark = pytest.mark.both_databases


@pytest.fixture
def settings(app: Flask) -> Settings:
    settings: Settings = app.extensions["settings"]
    return settings


def start(app: Flask) -> None:
    """What a server does before it answers anybody."""
    with app.app_context():
        prepare(app.extensions["settings"])


def how_many(app: Flask, model: type) -> int:
    with app.app_context(), reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def forget(phone: Phone) -> None:
    answer = phone.client.delete("/api/devices/current", headers={"Authorization": f"Bearer {phone.token}"})
    assert answer.status_code == 204


def test_a_phone_that_is_counted_no_more_stays_erased_with_its_links_and_others_stay(app: Flask, listed: str) -> None:
    gone, stays = Phone(app), Phone(app)
    for phone in (gone, stays):
        phone.push(phone.posted(listed))
    start(app)
    dump = Dump.of(app)
    forget(gone)
    dump.restore()
    assert how_many(app, Device) == 2, "the dump does not hold what this test is about"
    start(app)
    assert (how_many(app, Device), how_many(app, LedgerLink), how_many(app, LedgerEntry)) == (1, 1, 2)
    with app.app_context():
        assert authenticate(gone.token) is None
        assert authenticate(stays.token) is not None


def test_whoever_was_revoked_stays_out(app: Flask) -> None:
    ada, _bea = founding_pair(app)
    cleo, dora = ada.let_in("Cleo"), ada.let_in("Dora")
    start(app)
    dump = Dump.of(app)
    assert ada.agreeing(f"revoke:{cleo.id}", f"/coordinators/{cleo.id}/revoke").status_code == 204
    dump.restore()
    start(app)
    assert kind(cleo.sign_in()) == (403, "passkey-refused")
    answered(dora.sign_in())
    listed = {one["name"]: one["revoked"] for one in answered(dora.get("/coordinators"))}
    assert listed == {"Ada": False, "Bea": False, "Cleo": True, "Dora": False}
    with app.app_context(), reading() as session:
        assert session.scalars(select(Passkey).where(Passkey.coordinator_id == cleo.id)).all() == []
    start(app)
    entries = [one for one in answered(dora.get("/audit")) if one["action"] == "revoked"]
    assert [(one["subject"], one["detail"]) for one in entries] == [
        (f"coordinator:{cleo.id}", {"because": "restored"})
    ], "noted once, however often the server starts"


def test_a_passkey_that_was_removed_opens_nothing(app: Flask) -> None:
    ada, _bea = founding_pair(app)
    third = DeskPerson(app, "a third device of Ada's").phone
    options = answered(ada.agreeing("passkeys", "/me/passkeys/options"))
    answered(ada.post("/me/passkeys", {"credential": third.create(options), "label": "third"}))
    lost = next(one["id"] for one in answered(ada.get("/me"))["passkeys"] if one["label"] == "third")
    start(app)
    dump = Dump.of(app)
    assert ada.delete(f"/me/passkeys/{lost}").status_code == 204
    dump.restore()
    assert how_many(app, Passkey) == 5
    start(app)
    assert kind(ada.sign_in(third)) == (403, "passkey-refused")
    answered(ada.sign_in())


def test_passkeys_that_a_recovery_replaced_open_nothing(app: Flask, settings: Settings) -> None:
    ada, bea = founding_pair(app)
    start(app)
    dump = Dump.of(app)
    dora = command_invite(app, "Dora")
    word = answered(bea.post(f"/coordinators/{ada.id}/recovery"))["id"]
    link = answered(dora.agreeing(f"recover:{word}", f"/recoveries/{word}/agreement"))["link"]
    again = DeskPerson(app, "Ada").enrol(link)
    assert again.id == ada.id
    dump.restore()
    start(app)
    assert kind(ada.sign_in()) == (403, "passkey-refused")
    answered(bea.sign_in())


def test_alerts_that_were_turned_off_stay_off_and_can_be_turned_on_again(app: Flask) -> None:
    off, stays = Browser(app), Browser(app)
    off.subscribe()
    stays.subscribe()
    start(app)
    dump = Dump.of(app)
    assert off.unsubscribe().status_code == 204
    dump.restore()
    assert how_many(app, Subscription) == 2
    start(app)
    assert kind(off.start()) == (401, "unknown-subscription")
    assert stays.start().status_code == 200
    off.subscribe()
    start(app)
    assert off.start().status_code == 200


def test_links_of_more_than_thirty_days_ago_are_gone_before_the_first_answer(app: Flask, listed: str) -> None:
    phone = Phone(app)
    old, new = phone.posted(listed), phone.posted(listed)
    phone.push(old, new)
    with app.app_context(), writing() as session:
        then = clock.now() - timedelta(days=31)
        session.execute(update(LedgerLink).where(LedgerLink.mutation_id == old["id"]).values(received_at=then))
    start(app)
    assert (how_many(app, LedgerLink), how_many(app, LedgerEntry)) == (1, 2)


def test_a_crash_between_the_file_and_the_commit_ends_it_all_the_same(
    app: Flask, settings: Settings, listed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lebenszeichen.accounts import service

    def remember_and_die(*arguments: object) -> None:
        remember(*arguments)  # type: ignore[arg-type]
        raise SystemExit

    remember = service.remember_ending
    monkeypatch.setattr(service, "remember_ending", remember_and_die)
    phone = Phone(app)
    phone.push(phone.posted(listed))
    with pytest.raises(SystemExit):
        forget(phone)
    assert how_many(app, Device) == 1, "the transaction was committed after all"
    start(app)
    assert (how_many(app, Device), how_many(app, LedgerLink)) == (0, 0)


def test_the_file_names_nobody_and_is_for_its_owner_alone(app: Flask, settings: Settings) -> None:
    phone = Phone(app)
    with app.app_context():
        device_id = authenticate(phone.token)
    forget(phone)
    assert path(settings).stat().st_mode & 0o777 == 0o600
    text = path(settings).read_text()
    assert device_id is not None
    assert device_id not in text
    assert phone.token not in text
