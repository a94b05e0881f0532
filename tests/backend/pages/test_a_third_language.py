"""Adding a language is adding files: a copy of the program with Esperanto ones speaks it, and nothing else changed."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import lebenszeichen
from lebenszeichen.database.schema import migrations_folder
from lebenszeichen.guides.library import languages

PACKED = Path(lebenszeichen.__file__).parent
PAGES = ("/eo/", "/eo/prisoners", "/eo/guides", "/eo/guides/safety", "/eo/releases", "/eo/alerts", "/eo/imprint")
ASK = """
import json, sys
from pathlib import Path
import lebenszeichen
from lebenszeichen.app import create_app
from lebenszeichen.clock import today
from lebenszeichen.campaigns.service import ensure_default_campaign
from lebenszeichen.database import writing
from lebenszeichen.database.schema import upgrade
from lebenszeichen.settings import Settings
from lebenszeichen.sync.publication import publish_all

home, *paths = sys.argv[1:]
app = create_app(Settings(home=Path(home), database_url=f"sqlite:///{home}/test.db"))
with app.app_context():
    upgrade()
    with writing() as session:
        ensure_default_campaign(session, today())
    publish_all(app.extensions["settings"])
client = app.test_client()
answers = {path: client.get(path, headers={"Accept-Language": "eo"}) for path in paths}
said = {path: (answer.status_code, answer.get_data(as_text=True)) for path, answer in answers.items()}
print(json.dumps({"program": lebenszeichen.__file__, "said": said}))
"""

Said = dict[str, tuple[int, str]]


def add_esperanto(program: Path) -> None:
    """The files that somebody who translates would write; our words are English ones with a mark."""
    guides, messages = program / "guides", program / "pages" / "messages"
    for kind in ("texts", "notices"):
        shutil.copytree(guides / kind / "en", guides / kind / "eo")
    words = json.loads((guides / "texts" / "en" / "words.json").read_text("utf-8"))
    (guides / "texts" / "eo" / "words.json").write_text(json.dumps({**words, "locale": "eo"}), "utf-8")
    with (guides / "facts.csv").open(encoding="utf-8", newline="") as table:
        facts = list(csv.DictReader(table))
    with (guides / "facts.eo.csv").open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, ["id", "statement", "source", "note"])
        writer.writeheader()
        writer.writerows(
            {**{key: fact[key] for key in ("id", "source", "note")}, "statement": f"(eo) {fact['statement_en']}"}
            for fact in facts
        )
    english = json.loads((messages / "en.json").read_text("utf-8"))
    esperanto = {key: f"(eo) {message}" for key, message in english.items()} | {"language.name": "Esperanto"}
    (messages / "eo.json").write_text(json.dumps(esperanto), "utf-8")


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    """What a server with Esperanto files answers a browser that asks for it."""
    place = tmp_path_factory.mktemp("program")
    program, home = place / "lebenszeichen", place / "home"
    shutil.copytree(PACKED, program, ignore=shutil.ignore_patterns("__pycache__", "app_files"))
    shutil.copytree(migrations_folder(), program / "migrations")
    home.mkdir()
    add_esperanto(program)
    paths = [*PAGES, "/", "/de/", "/sitemap.xml", "/api/manifest"]
    command = [sys.executable, "-c", ASK, str(home), *paths]
    asked = subprocess.run(
        command, cwd=place, env={**os.environ, "PYTHONPATH": str(place)}, capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0, asked.stderr
    answer = json.loads(asked.stdout)
    assert Path(answer["program"]).is_relative_to(place)
    said: Said = answer["said"]
    return said


def test_every_page_speaks_it(said: Said) -> None:
    # One test for all: each case in brackets may run in another process, which would make a copy of its own.
    for path in PAGES:
        status, html = said[path]
        assert status == 200, path
        assert '<html lang="eo">' in html, path
        assert "(eo) " in html, path


def test_a_browser_that_asks_for_it_gets_it(said: Said) -> None:
    assert '<html lang="eo">' in said["/"][1]


def test_the_other_languages_lead_to_it(said: Said) -> None:
    assert "Esperanto" in said["/de/"][1]
    assert "/eo/guides/safety" in said["/sitemap.xml"][1]


def test_the_warning_for_belarus_is_said_in_it(said: Said) -> None:
    assert '<p class="door__word">(eo) If you live in Belarus' in said["/eo/"][1]
    assert '<li lang="be">' in said["/eo/"][1]


def test_its_guides_say_facts_in_it(said: Said) -> None:
    assert '<span class="fact">(eo) ' in said["/eo/guides/safety"][1]


def test_phones_are_told_of_its_texts(said: Said) -> None:
    assert sorted(json.loads(said["/api/manifest"][1])["texts"]) == sorted([*languages(), "eo"])
