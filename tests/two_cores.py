"""A pytest plugin for two processes: says which tests stay together in one of them, and in which order."""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

_LONGEST_FIRST = (
    "tests/browser/test_somebody_came_out.py",
    "tests/browser/test_desk.py",
    "tests/browser/test_accessibility.py",
    "tests/browser/test_new_version.py",
    "tests/browser/",
    "tests/faults/",
    "tests/api/",
    "tests/packaging/",
    "tests/privacy/",
)
"""What takes longest is not begun when one core has nothing else to do; short tests fill what is left at the end."""
_ONE_FOR_ALL_CASES = {"tests/browser/test_desk.py", "tests/browser/test_family_door.py"}
"""Files in which what was dear to make is the same for every case."""


class OneFileOneCase(LoadScopeScheduling):
    """A file's tests of one case stay together: they share what was dear to make (a server, a walk, a wheel).

    A case is what stands in brackets: a tour of one state and language, a kind of database.
    """

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        return file if file in _ONE_FOR_ALL_CASES else file + test.partition("[")[2]


def pytest_configure(config: pytest.Config) -> None:
    config.option.loadscopereorder = False  # the order below, not that of how many tests a file has


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: _place(item.nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneFileOneCase:
    return OneFileOneCase(config, log)


def _place(nodeid: str) -> int:
    places = (place for place, start in enumerate(_LONGEST_FIRST) if nodeid.startswith(start))
    return next(places, len(_LONGEST_FIRST))
