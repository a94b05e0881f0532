from pathlib import Path

import pytest

from lebenszeichen.app import create_app
from lebenszeichen.settings import Settings


def settings(home: Path, public_url: str) -> Settings:
    return Settings(home=home, database_url=f"sqlite:///{home / 'unopened.db'}", public_url=public_url, port=8000)


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "[::1]:8000"])
def test_a_number_is_sent_to_the_name_with_its_path(tmp_path: Path, host: str) -> None:
    client = create_app(settings(tmp_path, "http://localhost:8000")).test_client()
    answer = client.get("/app/prisoners?q=Алесь", headers={"Host": host})
    assert answer.status_code == 307
    assert answer.headers["Location"] == "http://localhost:8000/app/prisoners?q=%D0%90%D0%BB%D0%B5%D1%81%D1%8C"


def test_the_name_itself_stays(tmp_path: Path) -> None:
    client = create_app(settings(tmp_path, "http://localhost:8000")).test_client()
    assert client.get("/robots.txt", headers={"Host": "localhost:8000"}).status_code == 200


def test_a_proxy_in_front_of_a_public_server_is_not_sent_away(tmp_path: Path) -> None:
    client = create_app(settings(tmp_path, "https://cards.example")).test_client()
    assert client.get("/robots.txt", headers={"Host": "127.0.0.1:8000"}).status_code == 200
