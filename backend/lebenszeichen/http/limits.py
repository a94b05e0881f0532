"""The bucket by address: kept in memory only, under a hash whose key is thrown away every day.

Wide enough for five hundred phones in one hall behind one address. It never refuses a fact for good: the answer is 429
with Retry-After and the phone keeps what waits.
"""

import hashlib
import secrets
from datetime import date
from ipaddress import ip_network

from flask import Flask, request
from flask_limiter import Limiter

from lebenszeichen import clock

_daily_key: dict[date, bytes] = {}


def hashed_address() -> str:
    """The client's address under today's key; yesterday's key is gone, and with it the meaning of its hashes."""
    today = clock.today()
    if today not in _daily_key:
        _daily_key.clear()
        _daily_key[today] = secrets.token_bytes(32)
    return hashlib.blake2b(_line(request.remote_addr or "?"), key=_daily_key[today], digest_size=16).hexdigest()


def _line(address: str) -> bytes:
    """What stands for one line: an IPv4 address, or the /64 that a provider gives to one IPv6 line."""
    try:
        return ip_network(f"{address}/64" if ":" in address else address, strict=False).network_address.packed
    except ValueError:
        return address.encode()


limiter = Limiter(
    hashed_address,
    storage_uri="memory://",
    headers_enabled=False,
    default_limits=[],
)

REGISTRATIONS = "1000 per hour"
PUSHES = "6000 per hour"
SUBSCRIPTIONS = "1000 per hour"
CHANGES_OF_SUBSCRIPTIONS = "6000 per hour"
"""Each start of the app is one."""
SIGNS_OF_LIFE = "2000 per hour"
ALERT_TESTS = "500 per hour"
DESK_DOORS = "300 per hour"
"""Signing in and opening invites: nothing there can be guessed, but each attempt writes a row for some minutes."""


def register(app: Flask) -> None:
    """Join the limiter to the application."""
    limiter.init_app(app)
