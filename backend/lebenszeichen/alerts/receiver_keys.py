"""The two keys of a browser with which messages to it are encrypted (RFC 8291)."""

from cryptography.hazmat.primitives.asymmetric import ec

from lebenszeichen.alerts.base64url import decoded
from lebenszeichen.alerts.errors import BadReceiverKey

_POINT = 65
_UNCOMPRESSED = 0x04
_SECRET = 16


def check_p256dh(p256dh: str) -> None:
    """65 bytes: an uncompressed point on P-256. Raises BadReceiverKey."""
    try:
        point = decoded(p256dh)
        if len(point) != _POINT or point[0] != _UNCOMPRESSED:
            raise ValueError
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError:
        raise BadReceiverKey("p256dh must be an uncompressed point on P-256.", pointer="/p256dh") from None


def check_auth(auth: str) -> None:
    """16 bytes. Raises BadReceiverKey."""
    try:
        fits = len(decoded(auth)) == _SECRET
    except ValueError:
        fits = False
    if not fits:
        raise BadReceiverKey("auth must be 16 bytes.", pointer="/auth")
