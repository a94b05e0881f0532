"""From the second coordinator's word to the last phone: 10,000 subscribers on SQLite, the worker as it runs, no hold.

The push service is one on loopback that takes everything; it shares the machine, so every number here is a lower bound.
Peers send as many messages as they can in the same run, to the same service, from the same machine. What a message
costs the processor is told beside it: that is nearly the same on a busy machine.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory

import requests
from flask import Flask
from pywebpush import webpush
from sqlalchemy import func, select

from benchmarks.figures import Figure
from benchmarks.server.processes import cpu_seconds
from factories.databases import STORAGE_KEY, VAPID_PRIVATE_KEY, migrate
from factories.releases import at_the_desk, content
from factories.subscribers import SOME_AUTH, SOME_P256DH, make_subscriber, sending_key
from lebenszeichen.alerts.delivery import Courier, Message, Wish
from lebenszeichen.alerts.models import AlertDelivery
from lebenszeichen.alerts.payload import PLAIN_SIZE
from lebenszeichen.alerts.sealing import Target
from lebenszeichen.alerts.sender import Sender
from lebenszeichen.app import create_app
from lebenszeichen.database import reading, writing
from lebenszeichen.settings import Settings
from push_service.authority import NAMES, make_authority
from push_service.service import WORKER_PROCESS
from push_service.ways import leading_to
from real_server import ROOT

SUBSCRIBERS = 10_000
PEER_MESSAGES = 500
LAX = Path(__file__).with_name("lax_push_service.py")
_ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT / 'tests'}:{ROOT / 'backend'}"}


def measure() -> list[Figure]:
    with TemporaryDirectory() as folder:
        authority, chain = make_authority(Path(folder) / "authority", (*NAMES, "localhost"))
        with taking_service(chain) as port:
            ours, cost = messages_a_second(port, authority)
            session, none = peers_a_second(port, authority, with_session=True), peers_a_second(port, authority)
            seconds, worker = seconds_to_the_last(Path(folder) / "home", port, authority)
    return [
        Figure("encrypt, sign and send, one thread", ours, "messages a second", "", _beside(none[0], session[0])),
        Figure(
            "its processor time for each message", cost * 1000, "ms", "", _beside(none[1] * 1000, session[1] * 1000)
        ),
        Figure("confirmed to the last of 10,000 told", seconds, "s"),
        Figure("the same, for each message", SUBSCRIBERS / seconds, "messages a second"),
        Figure("the worker's processor time for all of it", worker, "s"),
    ]


def _beside(plain: float, with_session: float) -> str:
    return f"pywebpush {plain:,.1f}, with a session {with_session:,.1f}"


@contextmanager
def taking_service(chain: Path) -> Iterator[int]:
    """A process of its own; its port."""
    command = [sys.executable, str(LAX), str(chain)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=_ENVIRONMENT) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def messages_a_second(port: int, authority: Path) -> tuple[float, float]:
    """What the sender does with the wrapper, without the database; and seconds of processor time for each message."""
    key = sending_key(Settings(home=Path(), database_url="", vapid_private_keys=(VAPID_PRIVATE_KEY,)))
    courier = Courier([key], "mailto:team@example.org")
    target = Target("https://fcm.googleapis.com/push/x", SOME_P256DH, SOME_AUTH)

    def messages(numbers: Iterable[int]) -> Iterator[tuple[int, Message]]:
        for number in numbers:
            yield number, courier.message(key.id, target, b"{}".ljust(PLAIN_SIZE), Wish(3600, "high", "a" * 32))

    sender, left = Sender(leading_to(port), authority), list(range(SUBSCRIBERS))
    begun, used = time.monotonic(), time.process_time()
    while left:  # on a busy machine some connections are not answered in time: again, as the worker does
        left = [answer.tag for answer in sender.send(messages(left)) if answer.status != HTTPStatus.CREATED]
    seconds, cpu = time.monotonic() - begun, time.process_time() - used
    return SUBSCRIBERS / seconds, cpu / SUBSCRIBERS


def peers_a_second(port: int, authority: Path, *, with_session: bool = False) -> tuple[float, float]:
    """pywebpush as its page shows it, or with one session of requests for all; the same two numbers."""
    subscription = {"endpoint": f"https://localhost:{port}/x", "keys": {"p256dh": SOME_P256DH, "auth": SOME_AUTH}}
    session = requests.Session()
    session.verify = str(authority)
    os.environ["REQUESTS_CA_BUNDLE"] = str(authority)
    begun, used = time.monotonic(), time.process_time()
    for _ in range(PEER_MESSAGES):
        answer = webpush(
            subscription_info=subscription,
            data=" " * PLAIN_SIZE,
            vapid_private_key=VAPID_PRIVATE_KEY,
            vapid_claims={"sub": "mailto:team@example.org"},
            ttl=3600,
            requests_session=session if with_session else None,
        )
        if answer.status_code != 201:
            raise RuntimeError(f"the peer was answered {answer.status_code}")
    return PEER_MESSAGES / (time.monotonic() - begun), (time.process_time() - used) / PEER_MESSAGES


def seconds_to_the_last(home: Path, port: int, authority: Path) -> tuple[float, float]:
    """Confirm as a coordinator does, with the worker running; until the table says that all were told.

    Then the worker's processor time, its start without it.
    """
    settings = Settings(
        home=home,
        database_url=f"sqlite:///{home / 'lebenszeichen.db'}",
        storage_key=STORAGE_KEY,
        vapid_private_keys=(VAPID_PRIVATE_KEY,),
        release_hold_seconds=0,
    )
    home.mkdir()
    migrate(settings)
    app = create_app(settings)
    with app.app_context(), writing() as session:
        key = sending_key(settings)
        for _ in range(SUBSCRIBERS):
            make_subscriber(session, key.id)
    first, second = at_the_desk(app, "Ada"), at_the_desk(app, "Ben")
    draft = first.draft(content(freed=114))
    with worker_of(settings, port, authority) as worker:
        wait_until_it_leads(home)
        begun, used = time.monotonic(), cpu_seconds(worker)
        answer = second.confirm(draft)
        if answer.status_code != 200:
            raise RuntimeError(json.dumps(answer.json))
        while told(app) < SUBSCRIBERS:
            time.sleep(0.05)
        return time.monotonic() - begun, cpu_seconds(worker) - used


@contextmanager
def worker_of(settings: Settings, port: int, authority: Path) -> Iterator[int]:
    """The worker as a process; its id."""
    environment = {
        **_ENVIRONMENT,
        "LEBENSZEICHEN_HOME": str(settings.home),
        "DATABASE_URL": settings.database_url,
        "LEBENSZEICHEN_STORAGE_KEY": STORAGE_KEY.hex(),
        "VAPID_PRIVATE_KEYS": VAPID_PRIVATE_KEY,
        "RELEASE_HOLD_SECONDS": "0",
    }
    command = [sys.executable, str(WORKER_PROCESS), str(port), str(authority)]
    with (settings.home / "worker.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stderr=log)
        try:
            yield process.pid
        finally:
            process.terminate()
            process.wait()


def wait_until_it_leads(home: Path) -> None:
    while "the clock runs" not in (home / "worker.log").read_text():
        time.sleep(0.1)


def told(app: Flask) -> int:
    with app.app_context(), reading() as session:
        sent = select(func.count()).select_from(AlertDelivery).where(AlertDelivery.state == "sent")
        return session.scalar(sent) or 0
