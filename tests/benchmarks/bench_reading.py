"""What one small server answers: the manifest, the list and sheets of labels, over real connections, on SQLite."""

import http.client
import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure
from factories.columns import people_in
from real_server import RealServer

SECONDS = 3.0
CONNECTIONS = 8


def measure() -> list[Figure]:
    with TemporaryDirectory() as folder:
        server = RealServer(Path(folder) / "home")
        server.run("migrate")
        server.run("sample", "load")
        server.start()
        try:
            snapshot = json.loads(server.fetch("/api/manifest")[1])["list"]["snapshot"]["path"]
            return [
                Figure("GET /api/manifest", per_second(server, "/api/manifest"), "a second"),
                Figure("GET the list (snapshot, packed)", per_second(server, snapshot), "a second"),
                Figure("GET /app/ (packed)", per_second(server, "/app/"), "a second"),
                Figure("POST /api/print, 240 labels as tagged PDF", labels(server, snapshot), "s", "< 0.5"),
            ]
        finally:
            server.stop()


def labels(server: RealServer, snapshot: str) -> float:
    """Seconds for ten sheets, the fastest of five: everybody who may be written to, again and again until 240."""
    document = json.loads(server.fetch(snapshot)[1])
    places = {place["id"] for place in document["facilities"] if place["state"] == "open" and place["address"]}
    ids = [one["id"] for one in people_in(document) if one["state"] == "held" and one["facility_id"] in places]
    body = json.dumps({"kind": "labels", "prisoner_ids": (ids * 240)[:240]})
    connection, took = http.client.HTTPConnection("localhost", server.port), []
    for _ in range(5):
        begun = time.monotonic()
        connection.request("POST", "/api/print", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        if answer.status != 200 or not answer.read().startswith(b"%PDF"):
            raise RuntimeError(f"/api/print answered {answer.status}")
        took.append(time.monotonic() - begun)
    connection.close()
    return min(took)


def per_second(server: RealServer, path: str) -> float:
    """Answers a second over eight connections that stay open; the client shares the machine."""
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        answers = list(pool.map(lambda _: answers_within(server.port, path), range(CONNECTIONS)))
    return sum(answers) / SECONDS


def answers_within(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("localhost", port)
    end, count = time.monotonic() + SECONDS, 0
    while time.monotonic() < end:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        count += 1
    connection.close()
    return count
