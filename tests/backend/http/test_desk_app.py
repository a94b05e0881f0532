from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lebenszeichen.app import create_app
from lebenszeichen.http import desk_app
from lebenszeichen.http.headers import CONTENT_SECURITY_POLICY
from lebenszeichen.settings import Settings

PAGE = "<!doctype html><title>Lebenszeichen</title>" + "<p>desk</p>" * 40


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "dist-desk"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE)
    (folder / "assets" / "desk-1.js").write_text("export const build = 1;\n" * 20)
    monkeypatch.setattr(desk_app, "desk_folder", lambda: folder)
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", database_url=f"sqlite:///{tmp_path / 'unopened.db'}")


@pytest.fixture
def client(built: Path, settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


@pytest.mark.parametrize("path", ["/desk/", "/desk/sign-in", "/desk/enrol", "/desk/drafts/7", "/desk/drafts/7/edit"])
def test_every_screen_of_the_desk_has_the_same_page(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.text) == (200, PAGE)


@pytest.mark.parametrize("path", ["/desk/", "/desk/assets/desk-1.js"])
def test_the_desk_is_kept_by_nobody_and_in_no_search_engine(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/desk/assets/gone.js", "/desk/assets/", "/desk/old.js", "/desk/../pyproject.toml"])
def test_what_is_no_file_of_the_desk_is_not_answered_with_its_page(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_app_has_nothing_of_the_desk_and_the_desk_no_worker(client: FlaskClient) -> None:
    assert client.get("/app/assets/desk-1.js").status_code in (404, 503)
    assert client.get("/desk/sw.js").status_code == 404


def test_a_desk_that_was_not_built_says_so(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_app, "desk_folder", lambda: None)
    answer = create_app(settings).test_client().get("/desk/")
    assert answer.status_code == 503
    assert "make build" in answer.text
