"""The real `lebenszeichen serve` under clients that are processes of their own."""

import http.client
import json
import time
from typing import Any

from benchmarks.server.clients import Answered, ask
from benchmarks.server.filling import Filling
from benchmarks.server.places import Place
from benchmarks.server.processes import memory_of_server
from lebenszeichen import clock
from real_server import RealServer

BATCHES = (1, 20, 50)
CLIENTS = 12
PHONES = 8
"""Phones behind each client: it takes them in turn."""
_WAYS = ((1, 8), (2, 8))
"""Web processes and threads in each."""


def measure_pushes(place: Place, seconds: float) -> dict[str, Any]:
    """Batches of 1, 20 and 50 from twelve clients at once, with one web process and with two."""
    rows: list[dict[str, float]] = []
    memory: dict[str, Any] = {}
    for processes, threads in _WAYS:
        with place.server("--processes", str(processes), "--threads", str(threads)) as server:
            for batch in BATCHES:
                answered = ask(place, server, _phones(server, batch), seconds)
                rows.append(_row(processes, batch, answered))
            memory[f"{processes} web"] = memory_of_server(server.pid)
    return {"clients": CLIENTS, "rows": rows, "memory_mb": memory}


def _row(processes: int, batch: int, answered: Answered) -> dict[str, float]:
    cards = round(answered.a_second * batch, 1)
    return answered.as_json(web_processes=processes, batch=batch, cards_a_second=cards)


def _phones(server: RealServer, batch: int) -> list[dict[str, Any]]:
    people = [Filling().person(number * 113 % 1500) for number in range(500)]
    day = clock.today().isoformat()
    return [
        {
            "batch": batch,
            "tokens": [_register(server) for _ in range(PHONES)],
            "people": people[client * 40 :],
            "day": day,
        }
        for client in range(CLIENTS)
    ]


def _register(server: RealServer) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("POST", "/api/devices", '{"consent_version": "2026-11"}', {"Content-Type": "application/json"})
    token: str = json.loads(connection.getresponse().read())["token"]
    connection.close()
    return token


def measure_readers(place: Place, seconds: float) -> dict[str, Any]:
    """The manifest, the list and the levels as a shared cache or a phone asks for them."""
    with place.server("--processes", "2") as server:
        kinds = _questions(server)
        rows = []
        for name, errand in kinds.items():
            answered = ask(place, server, [errand] * CLIENTS, seconds)
            rows.append({"what": name, **answered.as_json()})
        memory = memory_of_server(server.pid)
        return {"rows": rows, "headers": _headers(server), "memory_mb": memory}


def _questions(server: RealServer) -> dict[str, dict[str, Any]]:
    told, headers = _get(server, "/api/manifest")
    named = json.loads(told)
    packed = {"Accept-Encoding": "br"}
    return {
        "manifest, not changed (304)": {
            "path": "/api/manifest",
            "headers": {"If-None-Match": headers["ETag"], **packed},
            "expected": 304,
        },
        "manifest (200)": {"path": "/api/manifest", "headers": packed},
        "the whole list (brotli)": {"path": named["list"]["snapshot"]["path"], "headers": packed},
        "levels file (brotli)": {"path": named["levels"]["path"], "headers": packed},
        "levels as of this moment": {"path": "/api/levels", "headers": packed},
    }


def _headers(server: RealServer) -> dict[str, dict[str, str]]:
    """What a cache goes by, checked. Raises when it could share too much, too long, or not at all."""
    manifest = json.loads(_get(server, "/api/manifest")[0])
    file = manifest["list"]["snapshot"]["path"]
    seen = {path: _checked(server, path) for path in ("/api/manifest", file)}
    return {"/api/manifest": seen["/api/manifest"], "/api/files/…": seen[file]}


def _checked(server: RealServer, path: str) -> dict[str, str]:
    first = _get(server, path)[1]
    time.sleep(1.1)
    again = _get(server, path)[1]
    wrong = [name for name in ("Set-Cookie", "Expires", "Pragma") if name in first]
    if first.get("Vary", "Accept-Encoding") != "Accept-Encoding":
        wrong.append("Vary")
    if first.get("ETag") != again.get("ETag"):
        wrong.append("ETag")
    if not first["Cache-Control"].startswith("public, max-age="):
        wrong.append("Cache-Control")
    if wrong:
        raise RuntimeError(f"{path}: a cache would be misled by {', '.join(wrong)}")
    told = ("Cache-Control", "ETag", "Vary", "Content-Encoding", "Content-Length", "Date")
    return {name: first[name] for name in told if name in first}


def _get(server: RealServer, path: str) -> tuple[bytes, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", path, headers={"Accept-Encoding": "br"} if "files" in path else {})
    answer = connection.getresponse()
    body, headers = answer.read(), dict(answer.getheaders())
    connection.close()
    return body, headers
