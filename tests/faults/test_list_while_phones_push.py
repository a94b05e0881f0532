"""A list is compared and applied while phones push: each card is counted once, nobody is refused, nobody waits long.

How long is for the bench to say, at the real size; here it only has to be right, and something has to happen meanwhile.
"""

from pathlib import Path

import pytest

from torture import checking
from torture.installation import NOTHING_IS_HELD, Installation
from torture.pushing_meanwhile import push_meanwhile

ROWS, PHONES = 1600, 4


@pytest.mark.timeout(900)
def test_cards_are_counted_once_while_a_list_is_compared_and_applied(database_url: str, tmp_path: Path) -> None:
    installation = Installation(tmp_path / "home", database_url, settings=NOTHING_IS_HELD)
    try:
        installation.start()
        found = push_meanwhile(installation, ROWS, PHONES)
        checking.check_counts(installation, found.counted)
        checking.check_tables(database_url, found.counted.total())
    finally:
        installation.stop()
    assert {push.status for push in found.pushes} == {200, 201}
    assert found.outcomes == {"applied": found.counted.total()}
    assert found.within(found.uploaded), "nobody pushed while it was compared: the test has shown nothing"
    assert found.within(found.applied), "nobody pushed while it was applied: the test has shown nothing"
    assert found.numbers["no_longer_held"] > 0
    checking.check_log(installation.log)
