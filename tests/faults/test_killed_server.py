"""Servers are killed with signal 9 while phones push: nothing is lost, nothing is counted twice, nobody is stuck.

Client processes send their batches again until each id was named, as the app does; some hang up before the answer. The
kills are spread over the work, so that some fall between commit and answer: then the ledger says `duplicate` the second
time. Meanwhile lists come in and a worker publishes, and is killed too. On PostgreSQL there are two servers. `make
torture` plays the long form.
"""

from pathlib import Path

import pytest

from torture import checking
from torture.installation import NOTHING_IS_HELD, Installation
from torture.killing import SHORT, torture


@pytest.mark.timeout(900)
def test_cards_pushed_while_servers_are_killed_again_and_again_are_counted_once(
    database_url: str, tmp_path: Path
) -> None:
    servers = 1 if database_url.startswith("sqlite") else 2
    installation = Installation(tmp_path / "home", database_url, servers, NOTHING_IS_HELD)
    evening = torture(installation, tmp_path, SHORT, seed="short")
    assert len(evening.kills) >= SHORT.kills
    assert {request.status for request in evening.requests} <= {0, 200, 201}
    checking.check_log(installation.log)
    cut_off = [request for request in evening.requests if request.status == 0 and not request.hung_up]
    assert cut_off, "no kill met a request: the test has shown nothing"
    assert evening.again["duplicate"] > 0, "no answer was lost after its commit: the test has shown nothing"
