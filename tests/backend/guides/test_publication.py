import json
from pathlib import Path

import pytest

from lebenszeichen.guides.library import languages
from lebenszeichen.guides.publication import texts_file
from lebenszeichen.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, database_url="sqlite://")


@pytest.mark.parametrize("language", languages())
def test_the_file_has_the_shape_of_the_protocol(settings: Settings, language: str) -> None:
    body, rows = texts_file(language, settings)
    document = json.loads(body)
    assert (document["kind"], document["lang"]) == ("texts", language)
    assert rows == len(document["guides"]) + len(document["notices"]) == 8
    assert set(document["guides"][0]) == {"slug", "title", "summary", "html", "version"}
    assert [set(notice) for notice in document["notices"]] == [{"slug", "title", "html"}] * 2


def test_the_same_texts_are_the_same_bytes(settings: Settings) -> None:
    assert texts_file("de", settings) == texts_file("de", settings)
