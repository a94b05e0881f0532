"""Frozen settings, read once from the environment; they fail at the door with the name of what is missing."""

import os
import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from environs import Env

from lebenszeichen.outgoing.urls import https_host

_HOST = re.compile(r"(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
"""A name with a dot and a top level that begins with a letter: no number can pass for one."""

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+")


class SettingsError(Exception):
    """A setting is missing or wrong; the text says which and what to do."""


@dataclass(frozen=True, slots=True)
class Operator:
    """Who answers for this server, as the imprint and the privacy notice name them."""

    name: str = ""
    address: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Polling:
    """A source that lets its list be asked for by itself."""

    url: str
    hosts: tuple[str, ...]
    """Who may answer: the address's own host, and those to which it may redirect."""
    every: timedelta

    @property
    def host(self) -> str:
        """By which people know the source; the address itself may hold a secret."""
        return urlsplit(self.url).hostname or ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set from outside."""

    home: Path
    database_url: str
    host: str = "localhost"
    port: int = 8000
    public_url: str = "http://localhost:8000"
    operator: Operator = field(default_factory=Operator)
    storage_key: bytes | None = None
    """32 bytes; outside the database. Made under `home` on SQLite when not set, required elsewhere."""
    letters_soft_cap: int = 60
    """Posted letters of one device in 24 hours above which further ones are held for a coordinator's look."""
    letters_soft_cap_newcomers: int = 3000
    """The same for all phones together that registered today or yesterday."""
    letters_soft_cap_line: int = 3000
    """The same for all phones that come from one address (an IPv4, a /64) on one day, in each web process."""
    letters_settle_minutes: int = 60
    """How long a new phone's posted letter waits for what else comes before it is in public numbers; 0: not at all."""
    claim_days: int = 7
    """How long names that somebody has taken to write to weigh in levels, and are kept at all."""
    level_some: int = 3
    level_many: int = 10
    """Posted letters in the last 90 days from which a prisoner's level is 1 and 2."""
    release_hold_seconds: int = 120
    """How long any coordinator can stop a confirmed release before it is told."""
    family_door_daily_cap: int = 20
    """How many people the family's door hides or silences in a day; what is asked beyond waits at the desk."""
    vapid_private_keys: tuple[str, ...] = field(default=(), repr=False)
    """P-256 private keys for Web Push, newest first, 32 bytes each as base64url; made under `home` on SQLite."""
    vapid_contact: str = ""
    """Whom a push service may write to: mailto: or https: (see alerts/contact.py for what stands in for it)."""
    push_extra_hosts: tuple[str, ...] = ()
    """Push services beside the well-known ones, for UnifiedPush: `push.example.org` or `*.push.example.org`."""
    polling: Polling | None = field(default=None, repr=False)
    """None: nobody is asked for lists."""
    quiet_hour_utc: int = 17
    """The hour at which whoever asked for quiet alerts gets them, in UTC: the same for everybody."""
    behind_proxies: int = 0
    """How many reverse proxies of ours stand in front: whose X-Forwarded-* is believed."""
    service_worker_kill: bool = False
    """Emergency: phones get a worker that removes itself and leaves what they have stored alone."""

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def is_public(self) -> bool:
        """Does the address by which people reach this server lead beyond this computer?"""
        return urlsplit(self.public_url).hostname not in {"localhost", "127.0.0.1", "::1"}


def from_environment() -> Settings:
    """Read the environment. Raises SettingsError naming the variable that is wrong."""
    env = Env()
    home = Path(env.str("LEBENSZEICHEN_HOME", "var")).absolute()
    port = env.int("PORT", 8000)
    public_url = env.str("PUBLIC_URL", f"http://localhost:{port}").rstrip("/")
    if urlsplit(public_url).scheme not in {"http", "https"}:
        raise SettingsError(f"PUBLIC_URL must begin with http:// or https://, not {public_url!r}.")
    operator = Operator(
        name=env.str("OPERATOR_NAME", ""),
        address=env.str("OPERATOR_ADDRESS", ""),
        email=env.str("OPERATOR_EMAIL", ""),
    )
    return Settings(
        home=home,
        database_url=_database_url(env.str("DATABASE_URL", ""), home),
        host=env.str("HOST", "localhost"),
        port=port,
        public_url=public_url,
        operator=operator,
        storage_key=_key(env.str("LEBENSZEICHEN_STORAGE_KEY", "")),
        letters_soft_cap=env.int("LETTERS_SOFT_CAP", 60),
        letters_soft_cap_newcomers=env.int("LETTERS_SOFT_CAP_NEWCOMERS", 3000),
        letters_soft_cap_line=env.int("LETTERS_SOFT_CAP_LINE", 3000),
        letters_settle_minutes=env.int("LETTERS_SETTLE_MINUTES", 60),
        claim_days=_claim_days(env.int("CLAIM_DAYS", 7)),
        level_some=env.int("LEVEL_SOME", 3),
        level_many=env.int("LEVEL_MANY", 10),
        release_hold_seconds=env.int("RELEASE_HOLD_SECONDS", 120),
        family_door_daily_cap=env.int("FAMILY_DOOR_DAILY_CAP", 20),
        vapid_private_keys=_list(env.str("VAPID_PRIVATE_KEYS", "")),
        vapid_contact=env.str("VAPID_CONTACT", "").strip(),
        push_extra_hosts=_hosts("PUSH_EXTRA_HOSTS", env.str("PUSH_EXTRA_HOSTS", "")),
        polling=_polling(env, operator),
        quiet_hour_utc=_hour(env.int("QUIET_HOUR_UTC", 17)),
        behind_proxies=env.int("BEHIND_PROXIES", 0),
        service_worker_kill=env.bool("SERVICE_WORKER_KILL", False),
    )


def _database_url(url: str, home: Path) -> str:
    if not url:
        return f"sqlite:///{home / 'lebenszeichen.db'}"
    if url.startswith("sqlite:///"):
        return url
    for scheme in ("postgresql+psycopg://", "postgresql://", "postgres://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    raise SettingsError("DATABASE_URL must begin with postgresql:// or sqlite:///.")


def _key(text: str) -> bytes | None:
    if not text:
        return None
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise SettingsError(
            "LEBENSZEICHEN_STORAGE_KEY must be 64 hexadecimal digits: make one with `openssl rand -hex 32`."
        )
    return key


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in (part.strip() for part in text.split(",")) if part)


def _hosts(name: str, text: str) -> tuple[str, ...]:
    for host in (hosts := _list(text)):
        if not _HOST.fullmatch(host):
            raise SettingsError(f"{name} names hosts only, in lower case and without https:// and port, not {host!r}.")
    return hosts


def _polling(env: Env, operator: Operator) -> Polling | None:
    url = env.str("POLL_URL", "").strip()
    hosts = _hosts("POLL_HOSTS", env.str("POLL_HOSTS", ""))
    hours = env.int("POLL_EVERY_HOURS", 24)
    if not url:
        return None
    host = https_host(url)
    if host is None:  # the address itself is not told: it may hold a secret, and this ends in a log
        raise SettingsError("POLL_URL must be an https address as browsers write it, without port, user and fragment.")
    if host not in hosts:
        raise SettingsError(f"POLL_HOSTS must name {host} in full: no host is asked that does not stand there.")
    if not 1 <= hours <= 168:
        raise SettingsError(f"POLL_EVERY_HOURS is 1 to 168 hours, not {hours}.")
    if not _EMAIL.fullmatch(operator.email):
        raise SettingsError("OPERATOR_EMAIL is missing: whoever is asked for a list is told whom they may write to.")
    return Polling(url, hosts, timedelta(hours=hours))


def _hour(hour: int) -> int:
    if not 0 <= hour <= 23:
        raise SettingsError(f"QUIET_HOUR_UTC is an hour from 0 to 23, not {hour}.")
    return hour


def _claim_days(days: int) -> int:
    if not 1 <= days <= 30:
        raise SettingsError(f"CLAIM_DAYS is 1 to 30 days, not {days}: names are not tied to a phone for longer.")
    return days


def subprocess_environment(settings: Settings) -> dict[str, str]:
    """This process's environment with the settings written out, for a process that we start ourselves."""
    return {
        **os.environ,
        "LEBENSZEICHEN_HOME": str(settings.home),
        "DATABASE_URL": settings.database_url,
        "HOST": settings.host,
        "PORT": str(settings.port),
        "PUBLIC_URL": settings.public_url,
        "RELEASE_HOLD_SECONDS": str(settings.release_hold_seconds),
        "LETTERS_SETTLE_MINUTES": str(settings.letters_settle_minutes),
    }
