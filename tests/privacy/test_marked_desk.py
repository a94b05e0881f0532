"""From the first links to a withdrawn release, with server and worker as processes; then everything is searched.

Names of coordinators stand in tables and at the desk, and in no log. What lets somebody in (the part of a link behind
the #, a cookie) and what only a browser may know of its subscription is nowhere at all.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factories.databases import STORAGE_KEY, VAPID_PRIVATE_KEY
from privacy.marked import ADDRESS, MARK, dumped, every_byte
from privacy.marked_desk import Listener, MarkedCoordinator
from privacy.test_marked_words import somebody_held
from push_service import PushService
from real_server import RealServer
from real_worker import RealWorker


@pytest.fixture
def server(database_url: str, tmp_path: Path) -> Iterator[RealServer]:
    told = {
        "DATABASE_URL": database_url,
        "LEBENSZEICHEN_STORAGE_KEY": STORAGE_KEY.hex(),
        "VAPID_PRIVATE_KEYS": VAPID_PRIVATE_KEY,
        "BEHIND_PROXIES": "1",
        "RELEASE_HOLD_SECONDS": "0",
    }
    server = RealServer(tmp_path / "journey", environment=told)
    server.run("sample", "load")
    server.start("--no-worker")
    yield server
    server.stop()


@pytest.fixture
def worker(server: RealServer, tmp_path: Path) -> Iterator[RealWorker]:
    with PushService(tmp_path / "push") as service, RealWorker(server, service) as worker:
        yield worker


def be_wrong_in_many_ways(anna: MarkedCoordinator) -> None:
    wrong = {"id": MARK, "rawId": MARK, "type": MARK, "response": {"clientDataJSON": MARK}}
    assert anna.refused("/invites/open", {"invite": anna.tokens[0]}) == "invite-already-opened"
    assert anna.refused("/invites/open", {"invite": MARK.ljust(43, "x")}) == "unknown-invite"
    for path, body in (
        ("/invites/open", {"invite": MARK}),
        ("/sign-in", {"credential": wrong}),
        ("/invites", {"role": "coordinator", "credential": wrong}),
        ("/assertion-options", {"purpose": MARK}),
        ("/drafts", {"content": {MARK: MARK}, "report_ids": []}),
        ("/drafts/1/confirmation", {"content_hash": MARK, "freed": 1, "credential": wrong}),
        (f"/releases/{MARK}/withdrawal", {"reason": "because"}),
        ("/alert-phone", {"token": MARK}),
    ):
        anna.refused(path, body)


@pytest.mark.timeout(240)
def test_who_is_at_the_desk_and_who_hears_of_it_is_in_no_log(
    worker: RealWorker, database_url: str, tmp_path: Path
) -> None:
    server = worker.server
    links = [word for word in server.run("coordinator", "invite").split() if "#invite=" in word]
    anna, boris = (
        MarkedCoordinator(server, name).enrol(link) for name, link in zip(("anna", "boris"), links, strict=True)
    )
    clara = anna.let_in("clara")
    listener = Listener(server, worker.service)
    be_wrong_in_many_ways(anna)
    boris.sign_in_again()
    boris.do("/alert-phone", {"token": listener.token})

    draft = anna.draft(somebody_held(server))
    assert anna.refused(f"/drafts/{draft}/confirmation-options", {}) == "own-release"
    assert clara.refused(f"/drafts/{draft}/confirmation-options", {}) == "invited-by-the-first"
    boris.confirm(draft)
    listener.wait_until_heard("2 Menschen sind aus der Haft")
    withdrawal = anna.do(f"/releases/{anna.do(f'/drafts/{draft}')['release_id']}/withdrawal", {"reason": "wrong"})
    boris.confirm(withdrawal["id"])
    listener.wait_until_heard("Unsere Meldung war falsch")
    server.run("coordinator", "list")
    server.run("alerts", "status")

    people = (anna, boris, clara)
    left, dump = every_byte(server.home, tmp_path / "home"), dumped(database_url)
    for one in people:
        assert one.name in dump, "the search looks where it would be found"
        assert one.name not in server.log + worker.log
    secrets = [word for one in people for word in (*one.cookies, *one.tokens)] + listener.secrets
    for word in (MARK, MARK.lower(), ADDRESS, *secrets):
        assert word not in dump, f"{word} is in the database"
        assert word.encode() not in left, f"{word} is in a file or in a log"
    assert worker.service.faults == []
