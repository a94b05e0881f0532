"""Servers for the states of screens, and what is broken at the network's edge."""

import hashlib
import json
import urllib.request
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route

from browser.interception import Interception
from factories.columns import people_in
from real_server import RealServer

HASHED = "/api/files/"


def read(server: RealServer, path: str) -> dict[str, Any]:
    with urllib.request.urlopen(server.url + path, timeout=30) as answer:  # noqa: S310  (our own address)
        document: dict[str, Any] = json.load(answer)
    return document


def people_of(server: RealServer) -> dict[str, str]:
    """Somebody of each kind that a screen shows differently: kind → id."""
    snapshot = read(server, read(server, "/api/manifest")["list"]["snapshot"]["path"])
    states = {facility["id"]: facility["state"] for facility in snapshot["facilities"] if facility["address"]}
    people: dict[str, str] = {}
    for prisoner in people_in(snapshot):
        place = states.get(prisoner["facility_id"] or "", "nowhere")
        kind = prisoner["state"] if prisoner["state"] != "held" else {"open": "held"}.get(place, place)
        if kind == "held" and "held" in people:
            people.setdefault("another", prisoner["id"])
        people.setdefault(kind, prisoner["id"])
    return people


def release_of(server: RealServer) -> str:
    """The id of a release that stands on the list; "nobody" where none does."""
    snapshot = read(server, read(server, "/api/manifest")["list"]["snapshot"]["path"])
    return next((str(release["id"]) for release in snapshot["releases"]), "nobody")


def answer_nothing(page: Page) -> Callable[[], None]:
    """From now on the server answers 500. What is returned repairs it."""
    pattern = "**/api/**"
    return Interception(page, pattern, lambda route: route.fulfill(status=500, body="out of order")).end


def publish_nothing(page: Page, server: RealServer) -> None:
    """The server's manifest, but of an empty list, no cards and no texts; hashes and row counts are right."""
    manifest = read(server, "/api/manifest")
    epoch, files = manifest["epoch"], {}

    def file(document: dict[str, Any]) -> dict[str, Any]:
        body = json.dumps(document).encode()
        name = hashlib.sha256(body).hexdigest()
        files[HASHED + name] = body
        return {"hash": name, "path": HASHED + name, "bytes": len(body), "rows": 0}

    rows = {"prisoners": {"id": [], "names": {}}, "facilities": [], "releases": [], "gone": []}
    whole = {"kind": "snapshot", "epoch": epoch, "seq": manifest["list"]["seq"], "as_of": None, **rows}
    levels = {"kind": "levels", "epoch": epoch, "seq": manifest["levels"]["seq"]}
    levels |= {"settled_until": None, "levels": {}, "campaigns": []}
    manifest["list"] |= {"as_of": None, "snapshot": file(whole) | {"seq": whole["seq"]}, "deltas": []}
    manifest["levels"] = file(levels) | {"seq": levels["seq"]}
    manifest["texts"] = {
        lang: file({"kind": "texts", "lang": lang, "guides": [], "notices": []}) for lang in manifest["texts"]
    }

    def give(route: Route) -> None:
        path = route.request.url.removeprefix(server.url)
        body = json.dumps(manifest).encode() if path == "/api/manifest" else files.get(path)
        if body is None:
            route.fulfill(status=404, body="")
        else:
            route.fulfill(status=200, body=body, content_type="application/json")

    page.route("**/api/**", give)
