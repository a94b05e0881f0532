"""base64url without padding (RFC 4648, section 5): one spelling for one value."""

from base64 import urlsafe_b64decode, urlsafe_b64encode


def encoded(data: bytes) -> str:
    """As browsers write it."""
    return urlsafe_b64encode(data).decode().rstrip("=")


def decoded(text: str) -> bytes:
    """What was encoded. Raises ValueError for any other spelling of it, which Python's own decoder would take."""
    data = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    if encoded(data) != text:
        raise ValueError("not base64url without padding")
    return data
