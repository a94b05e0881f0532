"""Last night's dump is restored under phones that have been acknowledged since: nothing is lost, nothing comes back."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from factories.databases import STORAGE_KEY, VAPID_PRIVATE_KEY, Databases
from faults.restored_evening import Evening
from lebenszeichen.releases.models import ReleaseDraft
from lebenszeichen.sync.models import LedgerLink
from push_service import PushService
from real_server import RealServer
from real_worker import RealWorker
from torture.checking import Reader

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def evening(
    request: pytest.FixtureRequest, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Evening]:
    """Played once for each database: every test below looks at how it ended."""
    folder = tmp_path_factory.mktemp("restored")
    on_sqlite = request.param == "sqlite"
    url = databases.sqlite_url(folder / "home") if on_sqlite else databases.postgresql_url()
    told = {
        "DATABASE_URL": url,
        "LEBENSZEICHEN_STORAGE_KEY": STORAGE_KEY.hex(),
        "VAPID_PRIVATE_KEYS": VAPID_PRIVATE_KEY,
    }
    server = RealServer(folder / "home", environment=told)
    with PushService(folder / "push") as service:
        evening = Evening(server, service, folder)
        evening.play()
        yield evening
        server.stop()
    if not on_sqlite:
        databases.give_back(url)


def bound(evening: Evening, phone: str) -> list[str]:
    """Mutations of before the dump that the server binds to a phone."""
    links = select(LedgerLink.mutation_id).where(LedgerLink.mutation_id.in_(evening.links[phone]))
    found: list[str] = evening.read(lambda session: session.scalars(links).all())
    return found


def listed(evening: Evening) -> dict[str, Any]:
    """Everybody on the list as a new phone reads it, by id."""
    reader = Reader(evening.server)
    reader.pull()
    return reader.rows["prisoners"]


def test_counts_are_equal_when_phones_have_come_back(evening: Evening) -> None:
    rows = json.loads(evening.run("counts", "--format", "json"))
    assert {row["prisoner"]: row["posted"] for row in rows} == dict(evening.oracle)
    assert [phone.outbox.waiting for phone in evening.phones.values()] == [[]] * len(evening.phones)
    assert [phone.outbox.problems for phone in evening.phones.values()] == [[]] * len(evening.phones)


def test_what_the_dump_held_is_known_and_what_it_lacked_is_counted_again(evening: Evening) -> None:
    outcomes = evening.phones["keeper"].outbox.outcomes
    # 3 of before the number, 2 between number and dump, 2 and a void after it; then: 2 known, 3 that were lost.
    assert outcomes == {"applied": 8 + 3, "duplicate": 2}
    assert evening.phones["late"].outbox.outcomes == {"applied": 2 + 2}


def test_a_new_epoch_began(evening: Evening) -> None:
    assert "new epoch" in evening.server.log


def test_whoever_was_revoked_stays_revoked(evening: Evening) -> None:
    rows = json.loads(evening.run("coordinator", "list", "--format", "json"))
    assert [row["name"] for row in rows if "revoked" in row.values()] == ["Cleo"]
    assert evening.cleo.client.get("/api/desk/me").status_code == 401


def test_a_device_that_was_erased_stays_erased(evening: Evening) -> None:
    assert bound(evening, "eraser") == []
    eraser = evening.phones["eraser"]
    assert eraser.line.ask("DELETE", "/api/devices/current", token=eraser.outbox.token).status == 401


def test_alerts_that_were_turned_off_stay_off(evening: Evening) -> None:
    assert evening.turn_alerts_off() == 401


def test_links_that_were_forgotten_stay_forgotten(evening: Evening) -> None:
    assert bound(evening, "old") == []
    assert bound(evening, "keeper") != [], "the look is at the right rows"


def test_whoever_was_taken_down_stays_down(evening: Evening) -> None:
    people = listed(evening)
    assert evening.anna in people
    assert evening.boris not in people
    assert evening.server.fetch(f"/prisoners/{evening.boris}")[0] in (404, 410)


def test_what_was_told_since_is_not_told_again_and_nobody_hears_it_twice(evening: Evening) -> None:
    # A notice for this phone alone is sent after everything that the restored database may have meant to send.
    evening.announce("test:after", audience="one", only=evening.browser.id)
    with RealWorker(evening.server, evening.service):
        assert evening.browser.wait_for(3).payload["notification"]["tag"] == "test"
    assert len(evening.browser.received) == 3
    assert evening.service.faults == []
    draft = select(ReleaseDraft.state, ReleaseDraft.reason).where(ReleaseDraft.id == evening.draft["id"])
    assert evening.read(lambda session: tuple(session.execute(draft).one())) == ("stopped", "restored")
