"""What the library leaves open is closed, and what it does well stays as it is."""

import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta

import pytest
import webpush
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from factories.databases import VAPID_PRIVATE_KEY
from factories.subscribers import SOME_AUTH, SOME_P256DH
from lebenszeichen import clock
from lebenszeichen.alerts.base64url import decoded, encoded
from lebenszeichen.alerts.delivery import (
    JWT_SECONDS,
    LARGEST_BODY,
    CachingVapid,
    Courier,
    Message,
    MessageRefused,
    Wish,
    checked_subscription,
    origin_of,
)
from lebenszeichen.alerts.keys import VapidKey, _from_setting, new_private_key
from lebenszeichen.alerts.payload import PLAIN_SIZE
from lebenszeichen.alerts.sealing import Target
from push_service.strictness import faults_of

KEY = _from_setting(VAPID_PRIVATE_KEY)
CONTACT = "mailto:team@example.org"
PLAIN = b"{}".ljust(PLAIN_SIZE)
HANDLING = Wish(ttl=60, urgency="high", topic="a" * 32)


def target(
    endpoint: str = "https://fcm.googleapis.com/push/x", p256dh: str = SOME_P256DH, auth: str = SOME_AUTH
) -> Target:
    return Target(endpoint, p256dh, auth)


def made(endpoint: str = "https://fcm.googleapis.com/push/x", wish: Wish = HANDLING) -> Message:
    return Courier([KEY], CONTACT).message(KEY.id, target(endpoint), PLAIN, wish)


def claims_of(header: str) -> dict[str, object]:
    told: dict[str, object] = json.loads(decoded(header.split("t=")[1].split(",", maxsplit=1)[0].split(".")[1]))
    return told


def test_the_example_of_rfc_8291_comes_out_byte_for_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    sender = ec.derive_private_key(
        int.from_bytes(decoded("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")), ec.SECP256R1()
    )
    monkeypatch.setattr(webpush.os, "urandom", lambda _: decoded("DGv6ra1nlYgDCS1FRnbzlw"))
    monkeypatch.setattr(webpush.ec, "generate_private_key", lambda *_: sender)
    library = webpush.WebPush(KEY.private_pem, KEY.public_pem, subscriber=CONTACT)
    message = library.get(b"When I grow up, I want to be a watermelon", checked_subscription(target()))
    assert encoded(message.encrypted) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_"
        "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_a_message_passes_the_strictest_service() -> None:
    message = made()
    headers = {name.lower(): value for name, value in message.headers.items()}
    assert (
        list(faults_of(headers, message.body, "fcm.googleapis.com", KEY.public_b64url, clock.now().timestamp())) == []
    )


def test_every_body_has_the_same_size_below_what_bridges_pass_on() -> None:
    assert {len(made().body) for _ in range(3)} == {PLAIN_SIZE + 103}
    assert PLAIN_SIZE + 103 <= LARGEST_BODY


def test_a_payload_that_is_not_filled_up_or_too_long_is_refused() -> None:
    for plain in (b"{}", b"x" * 4080, b"x" * 5000):
        with pytest.raises(MessageRefused):
            Courier([KEY], CONTACT).message(KEY.id, target(), plain, HANDLING)


def test_handling_and_type_are_told_to_the_push_service() -> None:
    headers = made(wish=Wish(3600, "low", "b" * 32)).headers
    assert (headers["TTL"], headers["Urgency"], headers["Topic"]) == ("3600", "low", "b" * 32)
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Encoding"] == "aes128gcm"


def test_what_one_message_was_given_does_not_stick_to_the_next() -> None:
    courier = Courier([KEY], CONTACT)
    ttls = [courier.message(KEY.id, target(), PLAIN, Wish(ttl, "high", "a" * 32)).headers["TTL"] for ttl in (99, 7, 60)]
    assert ttls == ["99", "7", "60"]


@pytest.mark.parametrize(
    "wish",
    [
        Wish(0, "high", "a" * 32),
        Wish(-1, "high", "a" * 32),
        Wish(73 * 3600, "high", "a" * 32),
        Wish(60, "soon", "a" * 32),
        Wish(60, "high", ""),
        Wish(60, "high", "a" * 33),
        Wish(60, "high", "a" * 31 + "+"),
    ],
)
def test_handling_that_a_service_would_answer_with_400_is_refused(wish: Wish) -> None:
    with pytest.raises(MessageRefused):
        made(wish=wish)


def test_windows_is_asked_to_keep_a_message_and_nobody_else() -> None:
    windows = made("https://wns2-db5p.notify.windows.com/w/x").headers
    assert windows["X-WNS-Cache-Policy"] == "cache"
    assert "X-WNS-Cache-Policy" not in made().headers


def test_a_signature_is_for_the_service_and_ends_after_twelve_hours() -> None:
    now = clock.now().timestamp()
    claims = claims_of(made().headers["Authorization"])
    assert claims.keys() == {"aud", "exp", "sub"}
    assert claims["aud"] == "https://fcm.googleapis.com"
    assert abs(float(str(claims["exp"])) - now - JWT_SECONDS) < 60
    assert claims["sub"] == CONTACT, "not mailto:mailto:"


@pytest.mark.parametrize(
    ("endpoint", "aud"),
    [
        ("https://push.example.org:8443/x", "https://push.example.org:8443"),
        ("https://push.example.org:443/x", "https://push.example.org"),
        ("https://[2001:db8::1]:8443/x", "https://[2001:db8::1]:8443"),
    ],
)
def test_a_port_that_is_not_the_usual_one_stands_in_the_audience(endpoint: str, aud: str) -> None:
    assert origin_of(endpoint) == aud
    assert claims_of(CachingVapid(KEY, CONTACT).get_authorization_header(endpoint, "x@y.org", 1))["aud"] == aud


def test_a_web_page_can_be_the_contact() -> None:
    header = CachingVapid(KEY, "https://example.org/contact").authorization("https://fcm.googleapis.com")
    assert claims_of(header)["sub"] == "https://example.org/contact"


def test_each_service_and_key_is_signed_for_once_in_eleven_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    other = _from_setting(new_private_key())
    vapid, another = CachingVapid(KEY, CONTACT), CachingVapid(other, CONTACT)
    origins = ("https://fcm.googleapis.com", "https://web.push.apple.com")
    begin = datetime(2026, 11, 22, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: begin)
    first = {origin: vapid.authorization(origin) for origin in origins}
    assert len({*first.values(), *(another.authorization(origin) for origin in origins)}) == 4
    monkeypatch.setattr(clock, "now", lambda: begin + timedelta(hours=10, minutes=59))
    assert {origin: vapid.authorization(origin) for origin in origins} == first
    monkeypatch.setattr(clock, "now", lambda: begin + timedelta(hours=11, minutes=1))
    assert vapid.authorization(origins[0]) != first[origins[0]]


def test_a_key_is_read_once_and_not_for_each_message(monkeypatch: pytest.MonkeyPatch) -> None:
    courier = Courier([KEY], CONTACT)
    courier.message(KEY.id, target(), PLAIN, HANDLING)
    monkeypatch.setattr(webpush.vapid.jwt, "encode", lambda *_, **__: pytest.fail("signed again"))
    courier.message(KEY.id, target(), PLAIN, HANDLING)


def test_strange_hosts_cannot_fill_the_memory_with_signatures() -> None:
    vapid = CachingVapid(KEY, CONTACT)
    for number in range(1000):
        vapid.authorization(f"https://wns{number}.notify.windows.com")
    assert len(vapid._signed) <= 256


def test_keys_that_do_not_belong_together_are_refused() -> None:
    other = _from_setting(new_private_key())
    with pytest.raises(MessageRefused):
        CachingVapid(VapidKey(KEY.id, KEY.private_pem, other.public_pem, other.public_b64url), CONTACT)


def test_each_subscription_is_signed_for_with_the_key_it_was_made_with() -> None:
    older = _from_setting(new_private_key())
    courier = Courier([KEY, older], CONTACT)
    header = courier.message(older.id, target(), PLAIN, HANDLING).headers["Authorization"]
    assert header.endswith(f"k={older.public_b64url}")
    with pytest.raises(MessageRefused):
        courier.message("0" * 16, target(), PLAIN, HANDLING)


def compressed() -> str:
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(SOME_P256DH))
    return encoded(point.public_bytes(Encoding.X962, PublicFormat.CompressedPoint))


@pytest.mark.parametrize(
    "broken",
    [
        target(p256dh=compressed()),
        target(p256dh=encoded(b"\x04" + b"\x01" * 64)),
        target(p256dh=SOME_P256DH + "!"),
        target(p256dh=urlsafe_b64encode(decoded(SOME_P256DH)).decode()),
        target(p256dh=""),
        target(auth=encoded(b"a" * 15)),
        target(auth=encoded(b"a" * 17)),
        target(auth=""),
        target(auth="ü" * 22),
        target(endpoint="http://fcm.googleapis.com/push/x"),
        target(endpoint="https://"),
        target(endpoint="/push/x"),
    ],
)
def test_a_malformed_subscription_is_refused(broken: Target) -> None:
    with pytest.raises(MessageRefused):
        Courier([KEY], CONTACT).message(KEY.id, broken, PLAIN, HANDLING)


def test_neither_a_message_nor_its_refusal_tells_whom_it_is_for() -> None:
    assert "push/x" not in repr(made())
    with pytest.raises(MessageRefused) as refusal:
        Courier([KEY], CONTACT).message(KEY.id, target(auth="AAAA"), PLAIN, HANDLING)
    assert "AAAA" not in str(refusal.value)
    assert refusal.value.__cause__ is None
