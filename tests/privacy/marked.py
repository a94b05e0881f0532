"""A visitor who tells marked words in every way there is, and a search for them wherever a server could leave them."""

import gzip
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import create_engine, inspect, text

from real_server import RealServer

MARK = "ZZMARKZZ"
ADDRESS = "203.0.113.77"
TELLING = {
    "User-Agent": f"{MARK}-browser",
    "X-Forwarded-For": ADDRESS,
    "Referer": f"https://{MARK}.example/",
    "Cookie": f"{MARK}=1",
    "Accept-Language": f"de, x-{MARK}",
}


def ask(server: RealServer, path: str, *, body: bytes | None = None, method: str = "GET", token: str = "") -> bytes:
    headers = {**TELLING, "Content-Type": "application/json", "Accept-Encoding": "gzip"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(server.url + path, data=body, method=method, headers=headers)  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310  (our own address)
            return unpacked(answer.read(), answer.headers)
    except urllib.error.HTTPError as error:
        return error.read()


def unpacked(body: bytes, headers: Mapping[str, str]) -> bytes:
    return gzip.decompress(body) if headers.get("Content-Encoding") == "gzip" else body


def dumped(database_url: str) -> str:
    """Every value of every table, as text."""
    engine = create_engine(database_url)
    with engine.connect() as connection:
        names = inspect(connection).get_table_names()
        rows = [row for name in names for row in connection.execute(text(f'SELECT * FROM "{name}"'))]  # noqa: S608
    engine.dispose()
    return "\n".join(repr(tuple(row)) for row in rows)


def every_byte(*folders: Path) -> bytes:
    return b"\n".join(file.read_bytes() for folder in folders for file in sorted(folder.rglob("*")) if file.is_file())
