"""What one small server answers: the manifest and the list, over real connections, on SQLite."""

import http.client
import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure
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
            ]
        finally:
            server.stop()


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
