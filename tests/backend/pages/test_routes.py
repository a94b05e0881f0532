import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from factories.public_rows import add_facility, add_prisoner
from lebenszeichen.guides.library import guides_in, languages

PEOPLE = ["pheld", "punchecked", "pclosed", "pnoaddress", "plost", "platin", "pwait", "pout"]
INDEXED = [
    "",
    "guides",
    "releases",
    "releases/2025-12-13",
    "alerts",
    *(f"guides/{guide.slug}" for guide in guides_in("en")),
]
UNINDEXED = ["prisoners", *(f"prisoners/{id}" for id in PEOPLE), "imprint", "privacy"]
EVERY_PAGE = ["/", *(f"/{language}/{path}" for language in languages() for path in INDEXED + UNINDEXED)]


def text_of(client: FlaskClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.get_data(as_text=True)


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_a_page_stores_nothing_and_runs_nothing(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    html = response.get_data(as_text=True)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|<iframe|manifest", html)


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_a_page_loads_nothing_from_elsewhere(client: FlaskClient, path: str) -> None:
    html = text_of(client, path)
    loaded = re.findall(r'src="([^"]+)"|rel="(?:stylesheet|icon)" href="([^"]+)"|action="([^"]+)"', html)
    assert loaded
    assert all(address.startswith("/") for found in loaded for address in found if address)


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_a_page_has_one_heading_and_says_its_language(client: FlaskClient, path: str) -> None:
    html = text_of(client, path)
    language = path[1:3] or "en"
    assert html.count("<h1") == 1
    assert f'<html lang="{language}">' in html


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_every_link_of_a_page_leads_somewhere(client: FlaskClient, path: str) -> None:
    links = set(re.findall(r'href="(/[^"#]*)"', text_of(client, path)))
    ours = {link for link in links if not link.startswith("/app/")}
    assert {link: client.get(link).status_code for link in ours} == dict.fromkeys(ours, 200)


@pytest.mark.parametrize("name", ["endpoint", "_external", "_method", "_scheme", "_anchor", "anything"])
def test_a_name_in_the_address_that_no_page_asked_for_changes_nothing(client: FlaskClient, name: str) -> None:
    html = text_of(client, f"/de/prisoners?q=Bialiatski&{name}=POST")
    assert 'href="/en/prisoners?q=Bialiatski"' in html


@pytest.mark.parametrize("path", UNINDEXED)
def test_people_are_not_for_search_engines(client: FlaskClient, path: str) -> None:
    response = client.get(f"/de/{path}")
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex' in response.get_data(as_text=True)


@pytest.mark.parametrize("path", INDEXED)
def test_guides_and_releases_are_for_search_engines_and_name_nobody(client: FlaskClient, path: str) -> None:
    response = client.get(f"/en/{path}")
    html = response.get_data(as_text=True)
    assert "X-Robots-Tag" not in response.headers
    assert 'hreflang="de"' in html
    assert not any(name in html for name in ("Zorkovich", "Bialiatski", "Vetravaya", "og:image"))


def test_the_first_page_speaks_what_the_browser_asks_for(client: FlaskClient) -> None:
    response = client.get("/", headers={"Accept-Language": "be, de;q=0.8, en;q=0.5"})
    assert response.headers["Content-Language"] == "de"
    assert response.headers["Vary"] == "Accept-Language"


def test_an_unknown_language_gets_english(client: FlaskClient) -> None:
    assert client.get("/", headers={"Accept-Language": "xx"}).headers["Content-Language"] == "en"


def test_both_doors_are_there_and_the_word_about_belarus_stands_before_them(client: FlaskClient) -> None:
    html = text_of(client, "/de/")
    word = "Wenn du in Belarus lebst oder dorthin reist"
    assert html.index(word) < html.index('href="/app/"')
    assert 'href="/de/alerts"' in html
    assert 'lang="be">Калі вы жывяце ў Беларусі' in html


def test_the_doors_count_who_is_held_and_nobody_in_question(client: FlaskClient) -> None:
    assert "7 people on our list are in prison." in text_of(client, "/en/")


@pytest.mark.parametrize("text", ["zork", "ЗОРКОВІЧ", "Зоркович", "Zorkowitsch", "vasil zorkovič"])
def test_a_person_is_found_in_any_spelling(client: FlaskClient, text: str) -> None:
    html = client.get("/en/prisoners", query_string={"q": text}).get_data(as_text=True)
    assert 'href="/en/prisoners/pheld"' in html
    assert 'href="/en/prisoners/pout"' not in html


def test_a_search_that_finds_nobody_says_so_and_is_not_taken_for_html(client: FlaskClient) -> None:
    html = client.get("/en/prisoners", query_string={"q": "<b>qqq"}).get_data(as_text=True)
    assert "Nobody found for “&lt;b&gt;qqq”" in html


def test_a_held_person_has_an_address_with_its_source(client: FlaskClient) -> None:
    html = text_of(client, "/en/prisoners/pheld")
    assert "<span>Зоркович Василий Иванович</span>" in html
    assert "<span>REPUBLIC OF BELARUS</span>" in html
    assert "Address according to Libereco 2020-22, as of 2022" in html
    assert "24 December 1962" in html
    assert "January 2021" in html
    assert 'href="/app/prisoners/pheld"' in html


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("punchecked", "Nobody has checked lately"),
        ("pclosed", "This institution is closed."),
        ("pclosed", "closed since April 2024. It moved: Penal colony No. 4"),
        ("pback", "Cards to this address have come back lately."),
        ("pback", "We compare this address again by 1 January 2099."),
        ("pnoaddress", "no address for this institution yet that two of us have compared"),
        ("plost", "We do not know where this person is held."),
        ("platin", "We do not know the name in the script of this address."),
        ("pwait", "Please do not write at present."),
    ],
)
def test_where_nobody_should_write_words_say_so_and_the_way_leads_to_somebody_else(
    client: FlaskClient, id: str, words: str
) -> None:
    html = text_of(client, f"/en/prisoners/{id}")
    assert words in html
    assert "/app/prisoners" not in html
    assert '<a class="action" href="/app/">Choose somebody else</a>' in html


def test_do_not_write_gives_no_reason_and_no_address(client: FlaskClient) -> None:
    html = text_of(client, "/en/prisoners/pwait")
    assert "Антошкина" not in html
    assert "Institution" not in html


def test_somebody_who_came_out_is_not_called_free(client: FlaskClient) -> None:
    html = text_of(client, "/en/prisoners/pout")
    assert "Came out of prison: 13 December 2025. Taken to: Lithuania." in html
    assert "According to Campact-Blog, January 2026" in html
    assert "free" not in html.lower()


@pytest.mark.parametrize("lang", ["be", "ru", "en", "de"])
def test_every_person_page_has_a_door_for_the_family(client: FlaskClient, lang: str) -> None:
    assert re.search(rf'<a lang="{lang}" href="/{lang}/family/pheld">', text_of(client, "/de/prisoners/pheld"))


@pytest.mark.parametrize("path", ["/", "/de/"])
@pytest.mark.parametrize(("asked", "first"), [("be-BY,ru;q=0.8,en;q=0.5", "be"), ("ru,de;q=0.5", "ru")])
def test_who_reads_belarusian_or_russian_finds_their_word_above_the_doors(
    client: FlaskClient, path: str, asked: str, first: str
) -> None:
    html = client.get(path, headers={"Accept-Language": asked}).get_data(as_text=True)
    assert html.index(f'class="belarus__large" lang="{first}"') < html.index('class="doors"')
    assert html.count("belarus__words") == 1


def test_for_everybody_else_the_other_languages_stand_under_the_doors(client: FlaskClient) -> None:
    html = client.get("/de/", headers={"Accept-Language": "de,be;q=0"}).get_data(as_text=True)
    assert "belarus__large" not in html
    assert html.index('class="doors"') < html.index("belarus__words")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_second_door_leads_to_alerts_and_to_what_they_are(client: FlaskClient, language: str) -> None:
    door = text_of(client, f"/{language}/").split('class="card door"')[2].split("</div>")[0]
    assert 'class="action" href="/app/alerts"' in door
    assert f'href="/{language}/alerts"' in door
    assert 'href="/app/alerts"' in text_of(client, f"/{language}/alerts")


def test_a_release_is_told_in_numbers_with_its_source(client: FlaskClient) -> None:
    html = text_of(client, "/de/releases")
    assert "123 Menschen sind aus der Haft" in html
    assert "In diese Länder gebracht: Ukraine (114), Litauen (9)." in html
    assert "Laut Campact-Blog, Januar 2026" in html


def test_invented_people_are_marked_on_every_page(app_with: Callable[[Callable[[Session], None]], Flask]) -> None:
    def invent(session: Session) -> None:
        add_facility(session, "ik-4", source="invented", sample=True)
        add_prisoner(session, "pmadeup", sample=True)

    client = app_with(invent).test_client()
    for path in ("/de/", "/de/prisoners", "/de/prisoners/pmadeup", "/de/guides", "/de/privacy", "/de/nothing"):
        assert 'class="banner"' in client.get(path).get_data(as_text=True)
    person = client.get("/de/prisoners/pmadeup").get_data(as_text=True)
    assert "erfunden</span>" in person
    assert "Eine erfundene Anschrift" in person
    assert "invented" not in person


def test_without_samples_there_is_no_banner(client: FlaskClient) -> None:
    assert 'class="banner"' not in text_of(client, "/de/")


def test_an_empty_server_says_that_it_has_no_list(empty_app: Flask) -> None:
    client = empty_app.test_client()
    assert "There is no list on this server yet." in text_of(client, "/en/prisoners")
    assert "No release is on record here yet." in text_of(client, "/en/releases")
    assert "in prison." not in text_of(client, "/en/")


def test_a_long_list_comes_in_leaves(app_with: Callable[[Callable[[Session], None]], Flask]) -> None:
    def crowd(session: Session) -> None:
        add_facility(session, "ik-4")
        for number in range(61):
            add_prisoner(session, f"p{number:02}", names={"en": f"Alena Person{number:02}"})

    client = app_with(crowd).test_client()
    assert "Person59" in text_of(client, "/en/prisoners")
    assert "Person60" not in text_of(client, "/en/prisoners")
    assert "Person60" in text_of(client, "/en/prisoners?page=2")
    assert "Person60" in text_of(client, "/en/prisoners?page=99")
    assert "Person00" in text_of(client, "/en/prisoners?page=x")
