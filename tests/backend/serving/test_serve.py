"""`lebenszeichen serve` as it is started: what it refuses, what it says, and that it ends what it began."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from lebenszeichen.commands import serve
from lebenszeichen.settings import Settings
from real_server import PROGRAM, RealServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RealServer]:
    server = RealServer(tmp_path / "home")
    yield server
    server.kill()


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


def links_in(log: str) -> list[str]:
    return [word for word in log.split() if "/desk/enrol#invite=" in word]


def test_a_trial_lets_the_first_two_in_and_starting_again_makes_no_more_links(server: RealServer) -> None:
    server.start("--no-worker")
    first = links_in(server.log)
    assert len(first) == 2
    assert first[0].startswith(server.url)
    server.restart("--no-worker")
    second = links_in(server.log)[2:]
    assert len(second) == 2
    assert not set(first) & set(second)
    assert [_opens(server, link) for link in (*first, *second)] == [404, 404, 200, 200]


def test_a_public_server_prints_no_link_where_a_log_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    public = Settings(home=tmp_path, database_url=f"sqlite:///{tmp_path / 'l.db'}", public_url="https://cards.example")
    serve._prepare(public)
    said = capsys.readouterr().out
    assert "lebenszeichen coordinator invite" in said
    assert links_in(said) == []


def _opens(server: RealServer, link: str) -> int:
    request = urllib.request.Request(  # noqa: S310  (our own address)
        server.url + "/api/desk/invites/open",
        data=json.dumps({"invite": link.partition("#invite=")[2]}).encode(),
        headers={"Content-Type": "application/json", "Origin": server.url},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            status: int = answer.status
            return status
    except urllib.error.HTTPError as error:
        return error.code
