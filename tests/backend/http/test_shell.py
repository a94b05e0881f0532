import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lebenszeichen.app import create_app
from lebenszeichen.http import shell
from lebenszeichen.http.kept_assets import keep_assets
from lebenszeichen.settings import Settings

PAGE = "<!doctype html><title>Lebenszeichen</title>" + "<p>words</p>" * 40


@pytest.fixture(autouse=True)
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE)
    (folder / "sw.js").write_text("// the worker")
    (folder / "sw-kill.js").write_text("// the end of the worker")
    (folder / "assets" / "app-1.js").write_text("export const build = 1;\n" * 20)
    monkeypatch.setattr(shell, "app_folder", lambda: folder)
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", database_url=f"sqlite:///{tmp_path / 'unopened.db'}")


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


@pytest.mark.parametrize("path", ["/app/", "/app/welcome", "/app/prisoners/p1/write", "/app/join"])
def test_every_screen_has_the_same_page(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.text) == (200, PAGE)


@pytest.mark.parametrize("path", ["/app/", "/app/sw.js", "/app/assets/app-1.js", "/static/tokens.css"])
def test_nothing_of_ours_stays_in_the_browsers_own_cache(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/app/icon-gone.png", "/app/prisoners/old.js"])
def test_a_file_that_is_gone_is_not_answered_with_the_page(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_asset_of_an_earlier_build_is_still_served(client: FlaskClient, built: Path, settings: Settings) -> None:
    keep_assets(built, settings.home)
    (built / "assets" / "app-1.js").unlink()
    assert client.get("/app/assets/app-1.js").status_code == 200


def test_an_unknown_asset_is_not_answered_with_the_page(client: FlaskClient) -> None:
    assert client.get("/app/assets/no-such.js").status_code == 404


def test_the_best_encoding_that_is_taken_is_sent(client: FlaskClient) -> None:
    brotli = client.get("/app/", headers={"Accept-Encoding": "gzip, deflate, br"})
    packed = client.get("/app/", headers={"Accept-Encoding": "gzip"})
    assert brotli.headers["Content-Encoding"] == "br"
    assert gzip.decompress(packed.data).decode() == PAGE
    assert "Content-Encoding" not in client.get("/app/").headers


def test_the_kill_switch_sends_the_worker_that_removes_itself(settings: Settings) -> None:
    killing = create_app(replace(settings, service_worker_kill=True)).test_client()
    assert killing.get("/app/sw.js").text == "// the end of the worker"
    assert killing.get("/app/").text == PAGE


def test_an_app_that_was_not_built_says_so(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "app_folder", lambda: None)
    answer = create_app(settings).test_client().get("/app/")
    assert answer.status_code == 503
    assert "make build" in answer.text
