"""The bucket by address: kept in memory only, under a hash whose key is thrown away every day.

Wide enough for five hundred phones in one hall behind one address. It never refuses a fact for good: the answer is 429
with Retry-After and the phone keeps what waits. What phones need in order to be counted is limited by the minute: a
hall that is too large comes in within minutes, where a window of an hour would shut it out until the hour is over.
Windows slide, so that room comes back little by little, and those who are told to wait are told different moments.
"""

import hashlib
import secrets
from datetime import date
from ipaddress import ip_network

from flask import Flask, Response, request
from flask_limiter import Limiter, RateLimitExceeded

from lebenszeichen import clock
from lebenszeichen.http.problems import TooManyRequests, problem_response

SPREAD = 60
"""Seconds over which those come back who were told to wait at the same moment."""
LONGEST_WAIT = 300
"""Seconds. Asking once more costs little; being told to stay away for an hour costs an evening."""
_daily_key: dict[date, bytes] = {}


def hashed_address() -> str:
    """The client's address under today's key; yesterday's key is gone, and with it the meaning of its hashes."""
    return hashlib.blake2b(_line(request.remote_addr or "?"), key=_key_of(clock.today()), digest_size=16).hexdigest()


def _key_of(day: date) -> bytes:
    """Threads that see midnight at different moments may each make one: then a bucket begins anew, nothing more."""
    key = _daily_key.get(day)
    if key is None:
        _daily_key.clear()
        key = _daily_key.setdefault(day, secrets.token_bytes(32))
    return key


def _line(address: str) -> bytes:
    """What stands for one line: an IPv4 address, or the /64 that a provider gives to one IPv6 line."""
    try:
        return ip_network(f"{address}/64" if ":" in address else address, strict=False).network_address.packed
    except ValueError:
        return address.encode()


limiter = Limiter(
    hashed_address,
    storage_uri="memory://",
    strategy="sliding-window-counter",
    headers_enabled=False,
    default_limits=[],
)

REGISTRATIONS = "600 per minute"
PUSHES = "2000 per minute"
SUBSCRIPTIONS = "1000 per hour"
CHANGES_OF_SUBSCRIPTIONS = "6000 per hour"
"""Each start of the app is one."""
SIGNS_OF_LIFE = "2000 per hour"
ALERT_TESTS = "500 per hour"
PILES = "2000 per minute"
MISTAKES = "2000 per hour"
PRINTS = "60 per minute"
"""Each is up to 240 pages: a table of people who print their batches, not a mill."""
FAMILY_DOOR = "120 per hour"
DESK_DOORS = "300 per hour"
"""Signing in and opening invites: nothing there can be guessed, but each attempt writes a row for some minutes."""


def register(app: Flask) -> None:
    """Join the limiter to the application."""
    limiter.init_app(app)
    app.register_error_handler(RateLimitExceeded, _ask_to_wait)


def _ask_to_wait(_error: RateLimitExceeded) -> Response:
    reached = limiter.current_limit
    until_room = reached.reset_at - clock.now().timestamp() if reached is not None else 0
    wait = max(1, min(round(until_room), LONGEST_WAIT)) + secrets.randbelow(SPREAD)
    return problem_response(TooManyRequests(retry_after=wait))
