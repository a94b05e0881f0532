"""Every screen in every state: axe finds nothing in either theme, and no language is too wide or too small for it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.look import NARROWEST, Findings, look, look_at_words
from browser.screens import STATES
from browser.tour import LOCALES, Tour
from real_server import RealServer

# So low that nothing stays in place: what a bar covers can be scrolled to, and axe cannot know that. A high window
# is no way out, since the list of people grows while its end is in sight.
LOW: dict[str, object] = {"viewport": {"width": NARROWEST, "height": 460}}
pytestmark = pytest.mark.timeout(900)
"""The first question of a state and language walks through all of its screens: no measure, on a busy machine either."""
SEEN = [(state, language) for state in STATES for language in LOCALES]
WITH_AXE = [("data", "de"), ("empty", "en"), ("error", "de"), ("offline", "en")]
"""In the other language `look_at_words` is enough: it says why."""


@pytest.fixture(scope="module")
def servers(
    sample_server: RealServer, prepared_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], RealServer]]:
    """A running server for a state; each is started when first asked for."""
    started: dict[str, RealServer] = {}

    def server_for(state: str) -> RealServer:
        if state in ("data", "error"):
            return sample_server
        if state not in started:
            home = tmp_path_factory.mktemp(state) / "home"
            if state != "empty":
                shutil.copytree(prepared_home, home)
            started[state] = RealServer(home)
        if not started[state].running:
            started[state].start("--no-worker")
        return started[state]

    yield server_for
    for server in started.values():
        server.kill()


@pytest.fixture(scope="module")
def seen(browser: Browser, servers: Callable[[str], RealServer]) -> Callable[[str, str], Findings]:
    """Everything that is wrong in one state and language; looked at once."""
    known: dict[tuple[str, str], Findings] = {}

    def findings(state: str, language: str) -> Findings:
        if (state, language) not in known:
            known[state, language] = _walk(Tour(browser, servers(state), state, language, LOW))
        return known[state, language]

    return findings


def _walk(tour: Tour) -> Findings:
    findings = Findings()
    ask = look if (tour.state, tour.language) in WITH_AXE else look_at_words
    for view in tour.app():
        ask(tour.page, view, tour.language, findings)
    if tour.state != "offline":
        for view in tour.public():
            ask(tour.page, view, tour.language, findings)
    tour.close()
    return findings


@pytest.mark.parametrize(("state", "language"), WITH_AXE)
def test_axe_finds_nothing_in_either_theme(seen: Callable[[str, str], Findings], state: str, language: str) -> None:
    assert seen(state, language).axe == []


@pytest.mark.parametrize(("state", "language"), SEEN)
def test_nothing_is_wider_than_a_small_screen_or_with_large_text(
    seen: Callable[[str, str], Findings], state: str, language: str
) -> None:
    assert seen(state, language).wide == []


@pytest.mark.parametrize(("state", "language"), SEEN)
def test_main_controls_are_as_large_as_a_thumb(seen: Callable[[str, str], Findings], state: str, language: str) -> None:
    assert seen(state, language).small == []


@pytest.mark.parametrize(("state", "language"), SEEN)
def test_nothing_moves_when_less_motion_is_wished(
    seen: Callable[[str, str], Findings], state: str, language: str
) -> None:
    assert seen(state, language).moving == []


@pytest.mark.parametrize(("state", "language"), SEEN)
def test_tab_and_language_are_those_of_the_heading(
    seen: Callable[[str, str], Findings], state: str, language: str
) -> None:
    assert seen(state, language).unnamed == []


@pytest.mark.parametrize(("state", "language"), SEEN)
def test_no_name_goes_on_in_the_next_line(seen: Callable[[str, str], Findings], state: str, language: str) -> None:
    assert seen(state, language).broken == []


@pytest.mark.parametrize("options", [LOW, {}], ids=["phone", "desktop"])
def test_what_is_wrong_is_found(browser: Browser, options: dict[str, object]) -> None:
    """A page with one fault of each kind, so that finding nothing elsewhere means something."""
    page = browser.new_page(reduced_motion="reduce", **options)  # type: ignore[arg-type]
    page.set_content("""<title>Other</title><style>@keyframes turn { to { rotate: 1turn } }</style>
      <main><h1>Faults</h1><img src="data:,"><p style="width: 1900px">Wide</p>
      <p style="animation: turn 9s infinite">Turning</p>
      <div class="portrait"><h1 style="width: 2em; overflow-wrap: anywhere">Dazhdzhynenka</h1></div>
      <a class="action" href="/">small</a><p style="color: #ddd; background: #fff">pale</p></main>""")
    findings = Findings()
    look(page, "faults", "de", findings)
    rules = {line.split(": ")[1] for line in findings.axe}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= rules
    words = Findings()
    look_at_words(page, "faults", "de", words)
    for found in (findings, words):
        assert {line.split(":")[0] for line in found.wide} == {"faults at 200 %", f"faults at {NARROWEST} px"}
        assert all([found.small, found.moving, found.unnamed])
        assert found.broken == ["faults: Dazhdzhynenka"]
    page.close()
