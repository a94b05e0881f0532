import pytest

from factories.databases import STORAGE_KEY
from lebenszeichen.alerts.errors import TargetUnreadable
from lebenszeichen.alerts.sealing import Target, derived_key, endpoint_hash, seal, unseal

TARGET = Target("https://fcm.googleapis.com/fcm/send/abc", "p256dh-of-a-browser", "auth-of-it")
OTHER_KEY = bytes(32)


def test_what_was_sealed_comes_out_again() -> None:
    assert unseal(STORAGE_KEY, seal(STORAGE_KEY, TARGET)) == TARGET


def test_the_same_target_is_another_text_each_time_and_shows_nothing() -> None:
    one, two = seal(STORAGE_KEY, TARGET), seal(STORAGE_KEY, TARGET)
    assert one != two
    for part in (b"https", b"googleapis", b"p256dh-of", b"auth-of"):
        assert part not in one


def test_another_key_opens_nothing() -> None:
    with pytest.raises(TargetUnreadable):
        unseal(OTHER_KEY, seal(STORAGE_KEY, TARGET))


@pytest.mark.parametrize("place", [0, 1, 12, 13, 40, -1])
def test_what_was_changed_is_not_opened(place: int) -> None:
    sealed = bytearray(seal(STORAGE_KEY, TARGET))
    sealed[place] ^= 1
    with pytest.raises(TargetUnreadable):
        unseal(STORAGE_KEY, bytes(sealed))


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01" + bytes(12), b"\x01" + bytes(20), b"\x02" + bytes(60)])
def test_what_was_never_sealed_is_not_opened(sealed: bytes) -> None:
    with pytest.raises(TargetUnreadable):
        unseal(STORAGE_KEY, sealed)


def test_an_endpoint_is_found_again_only_with_the_key() -> None:
    assert endpoint_hash(STORAGE_KEY, TARGET.endpoint) == endpoint_hash(STORAGE_KEY, TARGET.endpoint)
    assert endpoint_hash(STORAGE_KEY, TARGET.endpoint) != endpoint_hash(OTHER_KEY, TARGET.endpoint)
    assert endpoint_hash(STORAGE_KEY, TARGET.endpoint) != endpoint_hash(STORAGE_KEY, TARGET.endpoint + "x")
    assert len(endpoint_hash(STORAGE_KEY, TARGET.endpoint)) == 64


def test_no_two_purposes_share_a_key() -> None:
    keys = {derived_key(STORAGE_KEY, purpose) for purpose in ("seal", "endpoint", "handshake", "topic")}
    assert len(keys | {STORAGE_KEY}) == 5


def test_a_target_has_no_text_form() -> None:
    assert repr(TARGET) == "Target()"
