"""Adding a language is adding files: a copy of the program with French ones speaks French, and nothing else changed."""

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

PACKED = Path(lebenszeichen.__file__).parent
PAGES = ("/fr/", "/fr/prisoners", "/fr/guides", "/fr/guides/safety", "/fr/releases", "/fr/alerts", "/fr/imprint")
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
answers = {path: client.get(path, headers={"Accept-Language": "fr-FR"}) for path in paths}
said = {path: (answer.status_code, answer.get_data(as_text=True)) for path, answer in answers.items()}
print(json.dumps({"program": lebenszeichen.__file__, "said": said}))
"""

Said = dict[str, tuple[int, str]]


def add_french(program: Path) -> None:
    """The files that somebody who translates would write; our words are English ones with a mark."""
    guides, messages = program / "guides", program / "pages" / "messages"
    for kind in ("texts", "notices"):
        shutil.copytree(guides / kind / "en", guides / kind / "fr")
    words = json.loads((guides / "texts" / "en" / "words.json").read_text("utf-8"))
    (guides / "texts" / "fr" / "words.json").write_text(json.dumps({**words, "locale": "fr"}), "utf-8")
    with (guides / "facts.csv").open(encoding="utf-8", newline="") as table:
        facts = list(csv.DictReader(table))
    with (guides / "facts.fr.csv").open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, ["id", "statement", "source", "note"])
        writer.writeheader()
        writer.writerows(
            {**{key: fact[key] for key in ("id", "source", "note")}, "statement": f"(fr) {fact['statement_en']}"}
            for fact in facts
        )
    english = json.loads((messages / "en.json").read_text("utf-8"))
    french = {key: f"(fr) {message}" for key, message in english.items()} | {"language.name": "Français"}
    (messages / "fr.json").write_text(json.dumps(french), "utf-8")


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    """What a server with French files answers a French browser."""
    place = tmp_path_factory.mktemp("program")
    program, home = place / "lebenszeichen", place / "home"
    shutil.copytree(PACKED, program, ignore=shutil.ignore_patterns("__pycache__", "app_files"))
    shutil.copytree(migrations_folder(), program / "migrations")
    home.mkdir()
    add_french(program)
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


@pytest.mark.parametrize("path", PAGES)
def test_every_page_speaks_it(said: Said, path: str) -> None:
    status, html = said[path]
    assert status == 200
    assert '<html lang="fr">' in html
    assert "(fr) " in html


def test_a_browser_that_asks_for_it_gets_it(said: Said) -> None:
    assert '<html lang="fr">' in said["/"][1]


def test_the_other_languages_lead_to_it(said: Said) -> None:
    assert "Français" in said["/de/"][1]
    assert "/fr/guides/safety" in said["/sitemap.xml"][1]


def test_the_warning_for_belarus_is_said_in_it(said: Said) -> None:
    assert '<p class="door__word">(fr) If you live in Belarus' in said["/fr/"][1]
    assert '<li lang="be">' in said["/fr/"][1]


def test_its_guides_say_facts_in_it(said: Said) -> None:
    assert '<span class="fact">(fr) ' in said["/fr/guides/safety"][1]


def test_phones_are_told_of_its_texts(said: Said) -> None:
    assert sorted(json.loads(said["/api/manifest"][1])["texts"]) == ["de", "en", "fr"]
