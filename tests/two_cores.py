"""A pytest plugin for two processes: says which tests stay together in one of them, and in which order."""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling


class OneFileOneCase(LoadScopeScheduling):
    """A file's tests of one case stay together: they share what was dear to make (a server, a walk, a wheel).

    A case is what stands in brackets: a tour of one state and language, a kind of database.
    """

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        return file + test.partition("[")[2]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneFileOneCase:
    return OneFileOneCase(config, log)
