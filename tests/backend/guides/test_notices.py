from dataclasses import replace
from pathlib import Path

import pytest

from lebenszeichen.guides.library import languages
from lebenszeichen.guides.notices import SLUGS, notices_in, notices_missing
from lebenszeichen.settings import Operator, Settings

OPERATOR = Operator(name="Verein *Brücke*", address="Weg 1 | 10115 Berlin", email="post@bruecke.example")


@pytest.fixture
def trial(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, database_url="sqlite://")


@pytest.fixture
def public(trial: Settings) -> Settings:
    return replace(trial, operator=OPERATOR)


def html(settings: Settings, language: str, slug: str) -> str:
    return next(notice.html for notice in notices_in(language, settings) if notice.slug == slug)


def test_a_trial_says_that_a_public_server_needs_its_own_imprint(trial: Settings) -> None:
    assert "This is a trial on this computer." in html(trial, "en", "imprint")
    assert "Das ist ein Probelauf auf diesem Computer." in html(trial, "de", "imprint")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("slug", SLUGS)
def test_a_notice_names_the_operator(public: Settings, language: str, slug: str) -> None:
    text = html(public, language, slug)
    assert "Verein *Brücke*<br>\nWeg 1<br>\n10115 Berlin<br>\npost@bruecke.example" in text
    assert "{operator}" not in text


def test_an_operator_cannot_write_html_by_settings(trial: Settings) -> None:
    settings = replace(trial, operator=replace(OPERATOR, name="<script>x</script>"))
    assert "<script" not in html(settings, "de", "imprint")


def test_the_operators_own_file_comes_first(public: Settings) -> None:
    own = public.home / "notices" / "de" / "imprint.md"
    own.parent.mkdir(parents=True)
    own.write_text("---\ntitle: Unser Impressum\n---\nVertreten durch den Vorstand.\n", "utf-8")
    assert "Vertreten durch den Vorstand." in html(public, "de", "imprint")
    assert "Vorstand" not in html(public, "en", "imprint")


def test_what_is_missing_is_named_with_its_setting(public: Settings) -> None:
    missing = notices_missing(replace(public, operator=replace(OPERATOR, email=" ")))
    assert len(missing) == 1
    assert missing[0].startswith("OPERATOR_EMAIL: ")


def test_nothing_is_missing_once_the_operator_is_named(public: Settings) -> None:
    assert notices_missing(public) == []


def test_nothing_is_missing_when_every_text_is_the_operators_own(trial: Settings) -> None:
    for language in languages():
        for slug in SLUGS:
            assert notices_missing(trial)
            own = trial.home / "notices" / language / f"{slug}.md"
            own.parent.mkdir(parents=True, exist_ok=True)
            own.write_text("---\ntitle: Own\n---\nOwn words.\n", "utf-8")
    assert notices_missing(trial) == []


@pytest.mark.parametrize("language", languages())
def test_the_privacy_notice_names_what_the_law_asks_for(public: Settings, language: str) -> None:
    text = html(public, language, "privacy")
    for article in ("Art. 6", "Art. 9", "Art. 11", "25"):
        assert article in text
