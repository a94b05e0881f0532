"""`lebenszeichen serve` as it is started: what it refuses, what it says, and that it ends what it began."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from real_server import PROGRAM, RealServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RealServer]:
    server = RealServer(tmp_path / "home")
    yield server
    server.stop()


def refused(**environment: str) -> str:
    done = subprocess.run(
        [PROGRAM, "serve"], env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    return done.stderr


def children_of(pid: int) -> set[int]:
    return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def wait_until(claim: object, *, seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if callable(claim) and claim():
            return True
        time.sleep(0.05)
    return False


def is_gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


def test_a_public_server_without_its_texts_and_https_is_refused_by_name(tmp_path: Path) -> None:
    said = refused(LEBENSZEICHEN_HOME=str(tmp_path), PUBLIC_URL="http://cards.example")
    assert [word in said for word in ("PUBLIC_URL", "OPERATOR_NAME", "OPERATOR_ADDRESS", "OPERATOR_EMAIL")] == [
        True
    ] * 4


def test_a_wrong_setting_ends_with_one_line(tmp_path: Path) -> None:
    said = refused(LEBENSZEICHEN_HOME=str(tmp_path), DATABASE_URL="mysql://db")
    assert said.strip() == "lebenszeichen: DATABASE_URL must begin with postgresql:// or sqlite:///."


def test_it_says_where_it_is_and_ends_its_children(server: RealServer) -> None:
    server.start()
    assert server.url in server.log
    assert wait_until(lambda: len(children_of(server.pid)) == 2)  # a web process and the worker
    children = children_of(server.pid)
    server.stop()
    assert all(is_gone(child) for child in children)


def test_a_worker_that_dies_is_started_again(server: RealServer) -> None:
    server.start()
    assert wait_until(lambda: len(children_of(server.pid)) == 2)
    worker = next(pid for pid in children_of(server.pid) if b"worker" in Path(f"/proc/{pid}/cmdline").read_bytes())
    os.kill(worker, signal.SIGKILL)
    assert wait_until(lambda: len(children_of(server.pid) - {worker}) == 2)


def test_nothing_is_said_of_who_sends_nonsense(server: RealServer) -> None:
    server.start("--no-worker")
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(b"MARKED-NONSENSE / NOTHING\r\nX: y\r\n\r\n")
        assert b"400" in connection.recv(1000)
    assert wait_until(lambda: "refused" in server.log)
    assert "127.0.0.1" not in server.log
    assert "MARKED" not in server.log
