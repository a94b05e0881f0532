"""Frozen settings, read once from the environment; they fail at the door with the name of what is missing."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from environs import Env


class SettingsError(Exception):
    """A setting is missing or wrong; the text says which and what to do."""


@dataclass(frozen=True, slots=True)
class Operator:
    """Who answers for this server, as the imprint and the privacy notice name them."""

    name: str = ""
    address: str = ""
    email: str = ""


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
    level_some: int = 3
    level_many: int = 10
    """Posted letters in the last 90 days from which a prisoner's level is 1 and 2."""
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
    return Settings(
        home=home,
        database_url=_database_url(env.str("DATABASE_URL", ""), home),
        host=env.str("HOST", "localhost"),
        port=port,
        public_url=public_url,
        operator=Operator(
            name=env.str("OPERATOR_NAME", ""),
            address=env.str("OPERATOR_ADDRESS", ""),
            email=env.str("OPERATOR_EMAIL", ""),
        ),
        storage_key=_key(env.str("LEBENSZEICHEN_STORAGE_KEY", "")),
        letters_soft_cap=env.int("LETTERS_SOFT_CAP", 60),
        level_some=env.int("LEVEL_SOME", 3),
        level_many=env.int("LEVEL_MANY", 10),
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


def subprocess_environment(settings: Settings) -> dict[str, str]:
    """This process's environment with the settings written out, for a process that we start ourselves."""
    return {
        **os.environ,
        "LEBENSZEICHEN_HOME": str(settings.home),
        "DATABASE_URL": settings.database_url,
        "HOST": settings.host,
        "PORT": str(settings.port),
        "PUBLIC_URL": settings.public_url,
    }
