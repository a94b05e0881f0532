"""A release as a plain page: told, corrected, withdrawn, questioned, and a death, each shown as what it is."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from factories.public_rows import add_prisoner
from lebenszeichen.releases.models import Release

TEXTS = {
    "de": {"title": "Anna Uzor ist aus der Haft", "body": "Laut Quelle am 22. November 2026."},
    "en": {"title": "Anna Uzor came out of prison", "body": "According to the source on 22 November 2026."},
}
SORRY = {lang: {"title": f"{lang} title", "body": "About Anna Uzor. We are sorry."} for lang in ("de", "en")}


def add_release(session: Session, id: str, **given: Any) -> None:
    usual = {"announced_on": date(2026, 11, 22), "freed": 1, "destinations": {}, "prisoner_ids": ["panna"]}
    session.add(Release(id=id, list_seq=1, source="Viasna, 2026-11-22", **{**usual, "texts": TEXTS, **given}))


def fill(session: Session) -> None:
    said = {"on": "2026-11-22", "destination": None, "source": "Viasna, 2026-11-22"}
    names = {"en": "Anna Uzor"}
    add_prisoner(session, "panna", state="came_out", release=said, names=names, facility_id=None)
    add_prisoner(session, "pdied", state="died", release=said, names={"en": "Cyril Luh"}, facility_id=None)
    add_release(session, "told")
    add_release(session, "unnamed", prisoner_ids=[], texts={"en": {"title": "22 people", "body": "Not named."}})
    add_release(session, "corrected", state="corrected")
    add_release(session, "withdrawn", state="withdrawn", freed=0, prisoner_ids=[], texts=SORRY)
    add_release(session, "questioned", questioned=True)
    add_release(session, "death", kind="death", prisoner_ids=["pdied"], texts={})


@pytest.fixture(scope="session")
def with_releases(app_with: Any) -> Any:
    return app_with(fill)


@pytest.fixture
def reader(with_releases: Any) -> FlaskClient:
    client: FlaskClient = with_releases.test_client()
    return client


def page(reader: FlaskClient, id: str, lang: str = "en") -> str:
    answer = reader.get(f"/{lang}/releases/{id}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_what_two_confirmed_stands_there_with_source_and_what_to_do_now(reader: FlaskClient) -> None:
    html = page(reader, "told")
    assert "<h1>Anna Uzor came out of prison</h1>" in html
    assert "According to Viasna, 22 November 2026" in html
    assert "Two of us checked it before it was told." in html
    assert "Who needs a card?" in html
    assert "<h1>Anna Uzor ist aus der Haft</h1>" in page(reader, "told", "de")


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("corrected", "Corrected. What stands here now was checked again by two of us."),
        ("withdrawn", "About Anna Uzor. We are sorry."),
        ("questioned", "We are checking this report"),
        ("death", "One person has died"),
    ],
)
def test_what_is_not_simply_told_is_shown_plainly(reader: FlaskClient, id: str, words: str) -> None:
    assert words in page(reader, id)


def test_while_it_is_questioned_nobody_is_named_and_no_number_told(reader: FlaskClient) -> None:
    html = page(reader, "questioned")
    assert "Anna" not in html
    assert "came out" not in html
    assert "checked it before" not in html


def test_a_release_without_words_in_a_language_has_the_pages_own(reader: FlaskClient) -> None:
    assert "<h1>Ein Mensch ist aus der Haft</h1>" in page(reader, "unnamed", "de")


def test_the_list_of_releases_leads_to_each_and_names_nobody(reader: FlaskClient) -> None:
    html = reader.get("/en/releases").get_data(as_text=True)
    for id in ("told", "corrected", "withdrawn", "questioned", "death"):
        assert f'href="/en/releases/{id}"' in html
    assert "Anna" not in html
    assert "0 people" not in html


def test_a_report_that_names_somebody_is_for_no_search_engine(reader: FlaskClient) -> None:
    sitemap = reader.get("/sitemap.xml").get_data(as_text=True)
    kept = {id: "X-Robots-Tag" not in reader.get(f"/en/releases/{id}").headers for id in ("told", "unnamed")}
    assert kept == {"told": False, "unnamed": True}
    assert "/en/releases/unnamed" in sitemap
    for id in ("told", "withdrawn", "questioned"):
        assert f"/en/releases/{id}<" not in sitemap


def test_an_unknown_release_is_not_there(reader: FlaskClient) -> None:
    assert reader.get("/en/releases/2038-01-01").status_code == 404


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_page_of_somebody_who_died_is_sober(reader: FlaskClient, lang: str) -> None:
    html = reader.get(f"/{lang}/prisoners/pdied").get_data(as_text=True)
    assert {"de": "Ist gestorben, laut Quelle am", "en": "Has died, according to the source on"}[lang] in html
    assert {"de": "wirf keine Karte mehr ein", "en": "post no more cards"}[lang] in html
    assert "note--done" not in html
    assert "stamp--died" in html


def test_somebody_who_died_is_found_and_not_counted_as_held(reader: FlaskClient) -> None:
    html = reader.get("/en/prisoners?q=Luh").get_data(as_text=True)
    assert 'href="/en/prisoners/pdied"' in html
    assert "has died" in html
    doors = reader.get("/en/").get_data(as_text=True)
    assert "people on our list are in prison" not in doors


def test_only_who_came_out_stands_there_in_green(reader: FlaskClient) -> None:
    cards = reader.get("/en/releases").get_data(as_text=True).split("<article")[1:]
    green = [card for card in cards if "release__people" in card]
    assert green
    for words in ("has died", "Our report was wrong", "We are checking this report"):
        assert any(words in card for card in cards)
        assert not any(words in card for card in green)
