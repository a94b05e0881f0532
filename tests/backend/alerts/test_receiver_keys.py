import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from lebenszeichen.alerts.base64url import decoded, encoded
from lebenszeichen.alerts.errors import BadReceiverKey
from lebenszeichen.alerts.receiver_keys import check_auth, check_p256dh

# The receiver's keys in RFC 8291, appendix A.
P256DH = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
POINT = decoded(P256DH)


def of_another_curve() -> bytes:
    return (
        ec.generate_private_key(ec.SECP256K1()).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    )


def compressed() -> bytes:
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), POINT)
    return key.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)


def test_the_keys_of_the_standard_are_taken() -> None:
    check_p256dh(P256DH)
    check_auth(AUTH)


@pytest.mark.parametrize(
    "point",
    [
        b"",
        b"\x00",  # the point at infinity
        compressed(),
        POINT[:-1],
        POINT + b"\x00",
        POINT[:-1] + bytes([POINT[-1] ^ 1]),  # beside the curve
        b"\x04" + bytes(64),
        b"\x04" + b"\xff" * 64,
        b"\x06" + POINT[1:],  # hybrid
        of_another_curve(),
    ],
    ids=range(10),
)
def test_what_is_no_uncompressed_point_on_the_curve_is_refused(point: bytes) -> None:
    with pytest.raises(BadReceiverKey) as refused:
        check_p256dh(encoded(point))
    assert refused.value.pointer == "/p256dh"


@pytest.mark.parametrize(
    "text", [P256DH + "=", " " + P256DH, P256DH.replace("_", "/"), P256DH[:-1] + "5", "é", "=" * 87]
)
def test_a_point_has_one_spelling(text: str) -> None:
    with pytest.raises(BadReceiverKey):
        check_p256dh(text)


@pytest.mark.parametrize("auth", [encoded(bytes(n)) for n in (0, 1, 15, 17, 32)] + [AUTH + "==", AUTH[:-1] + "h", "é"])
def test_a_secret_is_sixteen_bytes_in_one_spelling(auth: str) -> None:
    with pytest.raises(BadReceiverKey) as refused:
        check_auth(auth)
    assert refused.value.pointer == "/auth"
