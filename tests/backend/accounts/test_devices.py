import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from factories.phones import Phone
from lebenszeichen import clock
from lebenszeichen.accounts import authenticate
from lebenszeichen.accounts.jobs import DEVICES_KEPT, forget_unseen_devices
from lebenszeichen.accounts.models import Device
from lebenszeichen.database import reading, writing
from lebenszeichen.database.spaces import server_state
from lebenszeichen.sync.models import LedgerEntry, LedgerLink


def test_a_phone_that_registers_gets_a_token_and_the_epoch(app: Flask, client: FlaskClient) -> None:
    answer = client.post("/api/devices", json={"consent_version": "2026-11"})
    with app.app_context(), reading() as session:
        epoch = server_state(session).epoch
    assert answer.status_code == 201
    assert set(answer.json) == {"token", "epoch"}
    assert len(answer.json["token"]) == 43
    assert answer.json["epoch"] == epoch


def test_the_token_is_stored_as_a_hash_only(app: Flask) -> None:
    phone = Phone(app)
    with app.app_context(), reading() as session:
        device = session.scalars(select(Device)).one()
        assert phone.token not in repr(vars(device))
        assert authenticate(phone.token) == device.id
        assert authenticate(phone.token + "x") is None


@pytest.mark.parametrize("body", [{}, {"consent_version": ""}, {"consent_version": "x\0"}, {"consent_version": 7}])
def test_a_registration_without_a_consent_is_turned_away(client: FlaskClient, body: object) -> None:
    answer = client.post("/api/devices", json=body)
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/invalid-request")
    assert answer.json["pointer"] == "/consent_version"


def test_a_forgotten_device_leaves_only_bare_mutation_ids(app: Flask, listed: str) -> None:
    phone = Phone(app)
    phone.push(phone.posted(listed))
    headers = {"Authorization": f"Bearer {phone.token}"}
    assert phone.client.delete("/api/devices/current", headers=headers).status_code == 204
    with app.app_context(), reading() as session:
        assert session.scalars(select(Device)).all() == []
        assert session.scalars(select(LedgerLink)).all() == []
        assert len(session.scalars(select(LedgerEntry)).all()) == 1
    assert phone.client.delete("/api/devices/current", headers=headers).status_code == 401


@pytest.mark.both_databases
def test_a_device_unseen_for_400_days_is_forgotten_and_another_is_not(app: Flask) -> None:
    old, new = Phone(app), Phone(app)
    with app.app_context():
        with writing() as session:
            devices = session.scalars(select(Device)).all()
            old_id = authenticate(old.token)
            for device in devices:
                days = DEVICES_KEPT if device.id != old_id else DEVICES_KEPT + (DEVICES_KEPT / 400)
                device.last_seen_on = clock.today() - days
        forget_unseen_devices()
        assert authenticate(old.token) is None
        assert authenticate(new.token) is not None


def test_a_push_notes_the_day_on_which_a_phone_was_seen(app: Flask, listed: str) -> None:
    phone = Phone(app)
    with app.app_context():
        with writing() as session:
            session.scalars(select(Device)).one().last_seen_on = clock.today() - DEVICES_KEPT
        phone.push(phone.posted(listed))
        with reading() as session:
            assert session.scalars(select(Device)).one().last_seen_on == clock.today()
