"""What a journey needs: the real server with the sample list, and a real browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from browser.chromium import launch
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
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def prepared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with schema, record, guides and samples, made once and copied for each journey."""
    home = tmp_path_factory.mktemp("prepared") / "home"
    server = RealServer(home)
    server.prepare(["migrate"], ["sample", "load"])
    return home


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
def viasna_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with record, guides and an imported list; made once and copied for each journey that asks for it."""
    folder = tmp_path_factory.mktemp("viasna")
    server = RealServer(folder / "home")
    server.prepare(["migrate"], *first_week(folder))
    return server.home


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
