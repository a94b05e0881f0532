"""No journey takes a route away from Playwright while something may be on its way; `browser.interception` says why."""

from architecture.source_tree import ROOT


def test_no_journey_takes_a_route_away() -> None:
    journeys = sorted((ROOT / "tests" / "browser").glob("*.py"))
    assert journeys
    assert [file.name for file in journeys if ".unroute(" in file.read_text("utf-8")] == []
