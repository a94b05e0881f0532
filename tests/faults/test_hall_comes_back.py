"""A hall of phones behind one address, whose network comes back in the same second.

`make torture` has five hundred of them come back and prints how long it takes; here it only has to be right.
"""

from pathlib import Path

import pytest

from lebenszeichen.http.limits import LONGEST_WAIT, SPREAD
from torture import checking
from torture.hall import app_constants, come_back, held_people
from torture.installation import Installation

PHONES = 120


@pytest.mark.timeout(900)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_card_of_a_hall_that_comes_back_at_once_is_counted_once(database_url: str, tmp_path: Path) -> None:
    # What is held is the server's to decide: these are a hall's numbers, with the caps as they are shipped.
    installation = Installation(tmp_path / "home", database_url)
    try:
        installation.run("sample", "load")
        installation.start()
        people = held_people(installation)
        hall = come_back(installation, PHONES, people, seed="short")
        checking.check_counts(installation, hall.counted)
        checking.check_tables(database_url, hall.counted.total())
    finally:
        installation.stop()
    assert (len(hall.done), hall.stuck) == (PHONES, 0)
    assert hall.statuses[201] >= PHONES, "each registered"
    assert set(hall.statuses) <= {0, 200, 201, 429, 503}
    assert hall.outcomes["applied"] + hall.outcomes["duplicate"] == hall.counted.total()
    assert all(wait is not None and 0 < wait <= LONGEST_WAIT + SPREAD for wait in hall.waits)
    checking.check_log(installation.log)


def test_the_phones_here_wait_as_the_app_does() -> None:
    assert app_constants() == {"FIRST": 2, "LONGEST": 300, "LONGEST_HOLD": 3600}
