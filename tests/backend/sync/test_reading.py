"""Manifest, files and levels as a stranger's client and a cache see them."""

import gzip
import hashlib

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from factories.people import make_prisoner
from factories.phones import Phone
from lebenszeichen.database import writing
from lebenszeichen.sync.start import prepare
from lebenszeichen.sync.takedown import take_down


@pytest.fixture
def path(app: Flask) -> str:
    """Where the snapshot of a published list is."""
    with app.app_context():
        with writing() as session:
            make_prisoner(session)
        prepare(app.extensions["settings"])
    path: str = app.test_client().get("/api/manifest").json["list"]["snapshot"]["path"]
    return path


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("identity", None),
        ("", None),
    ],
)
def test_a_file_comes_in_the_best_encoding_that_the_client_takes(
    client: FlaskClient, path: str, accepted: str, encoding: str | None
) -> None:
    plain = client.get(path).data
    answer = client.get(path, headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == encoding
    decode = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert decode(answer.data) == plain
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_file_may_be_kept_by_shared_caches_for_ten_minutes(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "public, max-age=600, immutable"
    assert answer.mimetype == "application/json"


def test_a_file_that_was_never_published_is_not_found(client: FlaskClient, path: str) -> None:
    for hash in ("0" * 64, "x", "%00", "ä"):
        answer = client.get(f"/api/files/{hash}")
        assert (answer.status_code, answer.json["type"]) == (404, "/problems/not-found")


def test_the_manifest_is_answered_304_until_something_changes(app: Flask, client: FlaskClient, path: str) -> None:
    first = client.get("/api/manifest")
    assert first.headers["Cache-Control"] == "public, max-age=60"
    known = {"If-None-Match": first.headers["ETag"]}
    again = client.get("/api/manifest", headers=known)
    assert (again.status_code, again.data) == (304, b"")
    with app.app_context():
        with writing() as session:
            make_prisoner(session, "pother")
        prepare(app.extensions["settings"])
    assert client.get("/api/manifest", headers=known).status_code == 200


def test_before_the_first_publication_the_manifest_says_when_to_come_again(client: FlaskClient) -> None:
    answer = client.get("/api/manifest")
    assert (answer.status_code, answer.json["type"]) == (503, "/problems/nothing-published")
    assert answer.headers["Retry-After"] == "5"


def test_the_levels_of_this_moment_are_kept_nowhere_and_follow_each_card(
    app: Flask, client: FlaskClient, listed: str
) -> None:
    phone = Phone(app)
    assert client.get("/api/levels").json["levels"] == {}
    [*_, last] = phone.push(*[phone.posted(listed) for _ in range(3)])
    answer = client.get("/api/levels")
    assert answer.headers["Cache-Control"] == "no-store"
    assert (answer.json["levels"], answer.json["seq"]) == ({listed: 1}, last["seq"])


def test_reading_needs_no_token_and_sets_no_cookie(client: FlaskClient, path: str) -> None:
    for address in ("/api/manifest", "/api/levels", path):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer.headers


def test_the_newest_snapshot_is_the_file_that_the_manifest_names(app: Flask, client: FlaskClient, path: str) -> None:
    first = client.get("/api/snapshot", headers={"Accept-Encoding": "gzip"})
    assert (first.status_code, first.headers["Content-Encoding"]) == (200, "gzip")
    assert first.headers["Cache-Control"] == "public, max-age=60"
    assert gzip.decompress(first.data) == client.get(path).data
    with app.app_context():
        take_down("p4k8m2x9q1")
    named = client.get("/api/manifest").json["list"]["snapshot"]
    assert named["path"] != path
    assert hashlib.sha256(client.get("/api/snapshot").data).hexdigest() == named["hash"]


def test_before_the_first_publication_there_is_no_snapshot(client: FlaskClient) -> None:
    answer = client.get("/api/snapshot")
    assert (answer.status_code, answer.json["type"]) == (503, "/problems/nothing-published")
