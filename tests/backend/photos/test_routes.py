"""A picture of somebody: for coordinators, until one releases it, and gone at once when it is to be gone."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from factories.people import change_prisoner, make_prisoner
from factories.people_desk import Desk
from factories.pictures import opened, picture
from lebenszeichen.database import reading, writing
from lebenszeichen.family.deeds import flag
from lebenszeichen.sync.takedown import erase, hide

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PHOTO = "/api/desk/people/panna/photo"


class Photographer(Desk):
    """A coordinator with a picture."""

    def add(self, body: bytes | None = None, **said: str) -> Any:
        form = {"source": "Viasna", "as_of": "2026-11", "photo": (BytesIO(body or picture()), "p.jpg"), **said}
        return self.client.put(PHOTO, data=form, content_type="multipart/form-data")

    def release(self, hash: str | None = None) -> int:
        seen = hash or self.person()["photo"]["hash"]
        return int(self.client.put(f"{PHOTO}/release", json={"hash": seen}).status_code)

    def address(self) -> str:
        """Where everybody finds it, released or not."""
        return f"/api/photos/{self.person()['photo']['hash']}"


@pytest.fixture
def ada(app: Flask) -> Photographer:
    with app.app_context(), writing() as session:
        make_prisoner(session, "panna", source_id="viasna:1")
    return Photographer(app, "Ada")


def test_only_the_desk_sees_a_picture_that_nobody_released(ada: Photographer, client: FlaskClient) -> None:
    assert ada.add().status_code == 204
    found = ada.person()["photo"]
    assert (found["source"], found["as_of"], found["added_by"], found["released_on"]) == (
        "Viasna",
        "2026-11",
        "Ada",
        None,
    )
    seen = ada.client.get(PHOTO)
    assert (seen.mimetype, seen.headers["Cache-Control"], opened(seen.data).size) == (
        "image/webp",
        "no-store",
        (360, 480),
    )
    assert ada.public()["details"] is None
    assert client.get(ada.address()).status_code == 404
    assert client.get(PHOTO).status_code == 401


def test_whoever_has_the_list_has_the_picture_once_it_is_released(ada: Photographer, client: FlaskClient) -> None:
    ada.add()
    assert ada.release() == 204
    told = ada.public()["details"]["photo"]
    assert told == {"hash": ada.person()["photo"]["hash"], "width": 360, "height": 480, "source": "Viasna, 2026-11"}
    answer = client.get(f"/api/photos/{told['hash']}")
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("image/webp", "public, max-age=600, immutable")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers
    assert 'href="data:image/webp;base64,' in client.get("/en/prisoners/panna").get_data(as_text=True)


def test_another_picture_is_not_released_by_it(ada: Photographer, client: FlaskClient) -> None:
    ada.add()
    first = ada.address()
    ada.release()
    ada.add(picture(size=(400, 300)))
    assert ada.public()["details"] is None
    assert [client.get(address).status_code for address in (first, ada.address())] == [404, 404]
    assert ada.release(hash="0" * 64) == 409
    assert (ada.release(), ada.release()) == (204, 409)


def no_more(ada: Photographer) -> None:
    assert ada.client.delete(PHOTO).status_code == 204
    assert ada.client.delete(PHOTO).status_code == 409


def in_one_go(work: Callable[[Any], None]) -> Callable[[Photographer], None]:
    def do(ada: Photographer) -> None:
        with ada.app.app_context(), writing() as session:
            work(session)

    return do


WAYS: Sequence[tuple[str, bool, Callable[[Photographer], None]]] = (
    ("deleted", True, no_more),
    ("taken down", True, in_one_go(lambda session: erase(session, ["panna"]))),
    ("hidden", False, in_one_go(lambda session: hide(session, ["panna"]))),
    ("not to be written to", False, in_one_go(lambda session: flag(session, "panna", "do_not_write", "why", None))),
    ("in question", False, in_one_go(lambda session: change_prisoner(session, "panna", state="do_not_write"))),
    ("came out", False, in_one_go(lambda session: change_prisoner(session, "panna", state="came_out"))),
)
"""What happens, whether the picture is erased by it, and how."""


@pytest.mark.parametrize(("erased", "happens"), [way[1:] for way in WAYS], ids=[way[0] for way in WAYS])
def test_nobody_is_shown_it_from_that_moment_on(
    ada: Photographer, client: FlaskClient, erased: bool, happens: Callable[[Photographer], None]
) -> None:
    ada.add()
    ada.release()
    address = ada.address()
    assert client.get(address).status_code == 200
    happens(ada)
    assert client.get(address).status_code == 404
    assert "data:image" not in client.get("/en/prisoners/panna").get_data(as_text=True)
    with ada.app.app_context(), reading() as session:
        left = session.execute(text("SELECT count(*) FROM prisoner_photos")).scalar_one()
    assert left == (0 if erased else 1)


def test_of_an_erased_picture_no_byte_is_left_in_the_file(ada: Photographer, tmp_path: Path) -> None:
    ada.add()
    mark = ada.client.get(PHOTO).data[-200:]
    no_more(ada)
    with ada.app.app_context(), reading() as session:
        session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    assert not [file for file in files_of(ada.app) if mark in file.read_bytes()]


def files_of(app: Flask) -> list[Path]:
    home = Path(app.extensions["settings"].home)
    return [file for file in home.rglob("*") if file.is_file()]


@pytest.mark.parametrize(
    ("body", "said", "problem"),
    [
        (b"GIF89a", {}, "/problems/unreadable-photo"),
        (None, {"source": ""}, "/problems/invalid-request"),
        (None, {"as_of": "yesterday"}, "/problems/invalid-request"),
    ],
)
def test_what_is_not_understood_leaves_the_picture_before(
    ada: Photographer, body: bytes | None, said: dict[str, str], problem: str
) -> None:
    ada.add()
    before = ada.person()["photo"]
    answer = ada.add(body, **said)
    assert (answer.status_code, answer.json["type"]) == (422, problem)
    assert ada.person()["photo"] == before


def test_each_step_is_in_the_log(ada: Photographer) -> None:
    ada.add()
    ada.release()
    no_more(ada)
    with ada.app.app_context(), reading() as session:
        rows = session.execute(text("SELECT action, subject FROM audit_entries ORDER BY id")).all()
    assert [tuple(row) for row in rows][-3:] == [
        ("photo_added", "prisoner:panna"),
        ("detail_released", "prisoner:panna"),
        ("detail_taken_back", "prisoner:panna"),
    ]
