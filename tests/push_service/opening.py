"""How a browser opens a message: RFC 8188 and RFC 8291 by hand, so that it is not our library that checks itself."""

import struct

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def open_message(body: bytes, private_key: ec.EllipticCurvePrivateKey, auth: bytes) -> bytes:
    """The plaintext of a body in aes128gcm. Raises ValueError or InvalidTag for one that a browser would drop."""
    salt, (record_size,), length = body[:16], struct.unpack("!L", body[16:20]), body[20]
    sender_point, record = body[21 : 21 + length], body[21 + length :]
    if length != 65 or len(record) > record_size:
        raise ValueError("not one record with the sender's key")
    receiver_point = private_key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender_point)
    shared = private_key.exchange(ec.ECDH(), sender)
    secret = _derived(shared, auth, b"WebPush: info\x00" + receiver_point + sender_point, 32)
    key = _derived(secret, salt, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _derived(secret, salt, b"Content-Encoding: nonce\x00", 12)
    padded = AESGCM(key).decrypt(nonce, record, None).rstrip(b"\x00")
    if not padded.endswith(b"\x02"):
        raise ValueError("the last record has another delimiter")
    return padded[:-1]


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
