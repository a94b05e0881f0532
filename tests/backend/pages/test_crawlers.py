import xml.etree.ElementTree as ET

from flask.testing import FlaskClient


def test_robots_may_fetch_person_pages_so_that_they_see_noindex(client: FlaskClient) -> None:
    rules = client.get("/robots.txt").get_data(as_text=True)
    assert "prisoners" not in rules
    assert "Disallow: /api/" in rules
    assert "Sitemap: http://localhost:8000/sitemap.xml" in rules


def test_the_sitemap_holds_guides_and_releases_and_no_people(client: FlaskClient) -> None:
    tree = ET.fromstring(client.get("/sitemap.xml").data)  # noqa: S314  (our own answer)
    addresses = [node.text or "" for node in tree.iter() if node.tag.endswith("loc")]
    assert "http://localhost:8000/de/guides/safety" in addresses
    assert "http://localhost:8000/en/releases" in addresses
    assert not any("prisoners" in address for address in addresses)
    paths = [address.removeprefix("http://localhost:8000") for address in addresses]
    assert {client.get(path).status_code for path in paths} == {200}
