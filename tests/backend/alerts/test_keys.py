import os
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from factories.databases import VAPID_PRIVATE_KEY
from lebenszeichen import clock
from lebenszeichen.alerts.base64url import decoded
from lebenszeichen.alerts.keys import (
    VapidKey,
    key_files,
    make_key_file,
    new_private_key,
    retire_key_files,
    vapid_keys,
)
from lebenszeichen.settings import Settings, SettingsError


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, database_url="sqlite:///unopened.db")


@pytest.fixture
def on_postgresql(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, database_url="postgresql+psycopg://db/cards")


def assert_halves_match(key: VapidKey) -> None:
    private = load_pem_private_key(key.private_pem, password=None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    told_to_browsers = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(key.public_b64url))
    told_to_browsers.verify(private.sign(b"x", ec.ECDSA(SHA256())), b"x", ec.ECDSA(SHA256()))
    with pytest.raises(InvalidSignature):
        told_to_browsers.verify(private.sign(b"y", ec.ECDSA(SHA256())), b"x", ec.ECDSA(SHA256()))


def test_on_sqlite_a_key_is_made_once_and_for_its_owner_only(on_sqlite: Settings) -> None:
    (key,) = vapid_keys(on_sqlite)
    assert vapid_keys(on_sqlite) == [key]
    assert len(decoded(key.public_b64url)) == 65
    assert_halves_match(key)
    (file,) = key_files(on_sqlite)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_many_that_need_the_first_key_at_once_get_the_same(on_sqlite: Settings) -> None:
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: vapid_keys(on_sqlite)[0].id, range(32)))
    assert len(set(found)) == 1
    assert [file.name for file in key_files(on_sqlite)[0].parent.iterdir()] == ["0001.pem"]


def test_a_new_key_comes_first_and_the_old_one_stays(on_sqlite: Settings) -> None:
    (old,) = vapid_keys(on_sqlite)
    new = make_key_file(on_sqlite)
    assert vapid_keys(on_sqlite) == [new, old]


def test_a_key_whose_halves_do_not_match_is_refused_by_name(on_sqlite: Settings) -> None:
    mine, other = vapid_keys(on_sqlite)[0], make_key_file(on_sqlite)
    file = key_files(on_sqlite)[0]
    file.write_bytes(mine.private_pem + other.public_pem)
    with pytest.raises(SettingsError, match=r"0001\.pem: the public half"):
        vapid_keys(on_sqlite)


@pytest.mark.parametrize("broken", ["", "x", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_damaged_file_is_refused_by_name_and_not_replaced(on_sqlite: Settings, broken: str) -> None:
    vapid_keys(on_sqlite)
    file = key_files(on_sqlite)[0]
    file.write_text(broken)
    with pytest.raises(SettingsError, match=r"0001\.pem"):
        vapid_keys(on_sqlite)
    assert file.read_text() == broken


def test_an_empty_key_that_a_newer_one_followed_a_day_ago_retires(on_sqlite: Settings) -> None:
    (first,) = vapid_keys(on_sqlite)
    second, third = make_key_file(on_sqlite), make_key_file(on_sqlite)
    long_ago = (clock.now() - timedelta(days=2)).timestamp()
    for file in key_files(on_sqlite):
        os.utime(file, (long_ago, long_ago))
    assert retire_key_files(on_sqlite, {first.id}, clock.now() - timedelta(days=1)) == [second.id]
    assert vapid_keys(on_sqlite) == [third, first]


def test_a_key_that_was_followed_just_now_stays_for_who_has_fetched_it(on_sqlite: Settings) -> None:
    (old,) = vapid_keys(on_sqlite)
    new = make_key_file(on_sqlite)
    assert retire_key_files(on_sqlite, set(), clock.now() - timedelta(days=1)) == []
    assert vapid_keys(on_sqlite) == [new, old]


def test_the_number_of_a_retired_key_is_not_given_to_a_newer_one(on_sqlite: Settings) -> None:
    vapid_keys(on_sqlite)
    make_key_file(on_sqlite)
    key_files(on_sqlite)[0].unlink()
    make_key_file(on_sqlite)
    assert [file.name for file in key_files(on_sqlite)] == ["0002.pem", "0003.pem"]


def test_on_postgresql_keys_must_be_set(on_postgresql: Settings) -> None:
    with pytest.raises(SettingsError, match="VAPID_PRIVATE_KEYS"):
        vapid_keys(on_postgresql)
    assert list(on_postgresql.home.iterdir()) == []


def test_keys_that_are_set_come_in_their_order_and_match(on_postgresql: Settings) -> None:
    texts = (new_private_key(), VAPID_PRIVATE_KEY)
    newest, oldest = vapid_keys(replace(on_postgresql, vapid_private_keys=texts))
    assert newest.id != oldest.id
    assert [oldest] == vapid_keys(replace(on_postgresql, vapid_private_keys=texts[1:]))
    assert_halves_match(newest)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "A" * 43,  # nought is no key
        "_" * 42 + "8",  # larger than the order of the curve
        "A" * 44,
        VAPID_PRIVATE_KEY + "=",
        VAPID_PRIVATE_KEY[:-1] + "!",
        VAPID_PRIVATE_KEY[:-1] + "é",
        VAPID_PRIVATE_KEY[:-1] + "B",  # the same bytes in another spelling
    ],
)
def test_what_is_no_key_is_refused_and_not_told(on_postgresql: Settings, text: str) -> None:
    with pytest.raises(SettingsError, match="VAPID_PRIVATE_KEYS") as refused:
        vapid_keys(replace(on_postgresql, vapid_private_keys=(VAPID_PRIVATE_KEY, text)))
    assert len(text) < 5 or text not in str(refused.value)


def test_private_keys_are_not_in_the_text_form_of_anything(on_sqlite: Settings) -> None:
    settings = replace(on_sqlite, vapid_private_keys=(VAPID_PRIVATE_KEY,))
    assert VAPID_PRIVATE_KEY not in repr(settings)
    assert "PRIVATE" not in repr(vapid_keys(settings))
