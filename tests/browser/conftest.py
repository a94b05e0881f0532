"""What a journey needs: the real server with the sample list, and a real browser."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from browser.chromium import launch, shell
from browser.phone import Phone
from browser.viasna_weeks import first_week
from real_server import RealServer


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    # A limit, not a measure: on a busy machine a browser looks for a new version only after seconds.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One running browser for all who make a context of their own and need no profile that outlives it."""
    browser = launch(playwright, shell())
    yield browser
    browser.close()


def made_once(folder: Path, commands: Callable[[], Sequence[Sequence[str]]]) -> Path:
    """A home for all processes of this run: the first one that needs it makes it, and whoever comes meanwhile waits."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            RealServer(folder / "home").prepare(*commands())
            (folder / "made").touch()
    return folder / "home"


@pytest.fixture(scope="session")
def of_this_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def prepared_home(of_this_run: Path) -> Path:
    """A home with schema, record, guides and samples, made once and copied for each journey."""
    return made_once(of_this_run / "prepared", lambda: [["migrate"], ["sample", "load"]])


@pytest.fixture(scope="session")
def sample_server(prepared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """A running server with the sample list for all who only read it and post cards."""
    home = tmp_path_factory.mktemp("sample") / "home"
    shutil.copytree(prepared_home, home)
    server = RealServer(home)
    server.start("--no-worker")
    yield server
    server.kill()


@pytest.fixture(scope="session")
def viasna_home(of_this_run: Path) -> Path:
    """A home with record, guides and an imported list; made once and copied for each journey that asks for it."""
    folder = of_this_run / "viasna"
    return made_once(folder, lambda: [["migrate"], *first_week(folder)])


@pytest.fixture
def viasna_server(viasna_home: Path, tmp_path: Path) -> Iterator[RealServer]:
    """Like `server`, with an imported list instead of the sample list, and without a worker."""
    home = tmp_path / "viasna-home"
    shutil.copytree(viasna_home, home)
    server = RealServer(home)
    server.start("--no-worker")
    yield server
    server.kill()


@pytest.fixture
def viasna_phone(playwright: Playwright, viasna_server: RealServer, tmp_path: Path) -> Iterator[Phone]:
    """Like `phone`, beside `viasna_server`."""
    phone = Phone(playwright, tmp_path / "phone", viasna_server)
    phone.start()
    yield phone
    phone.stop()
    assert phone.watch.faults == []


@pytest.fixture(scope="session")
def lasting_phone(
    playwright: Playwright, viasna_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Phone]:
    """One running phone and server for every `fresh_phone`: starting them is what most short journeys would cost."""
    folder = tmp_path_factory.mktemp("lasting")
    shutil.copytree(viasna_home, folder / "home")
    server = RealServer(folder / "home", environment={"LETTERS_SOFT_CAP": "1000"})
    server.start("--no-worker")
    phone = Phone(playwright, folder / "phone", server)
    phone.program = shell()
    phone.start()
    yield phone
    phone.stop()
    server.kill()


@pytest.fixture
def fresh_phone(lasting_phone: Phone) -> Iterator[Phone]:
    """Like `viasna_phone`, emptied rather than made anew. Its server keeps the cards of other journeys."""
    lasting_phone.begin_again()
    yield lasting_phone
    assert lasting_phone.watch.faults == []
