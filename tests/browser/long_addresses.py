"""A list in which one institution has a long address in Belarusian, published at the network's edge."""

import hashlib
import json
from typing import Any

from playwright.sync_api import Page, Route

from browser.servers import HASHED, read
from factories.columns import people_in
from lebenszeichen.names.parts import envelope_name
from real_server import RealServer

LONG = [
    "Дзяржаўная ўстанова «Папраўчая калонія № 17» Дэпартамента выканання пакаранняў МУС",
    "вул. 1-я Заводская, дом 8, корпус 2, будынак 3",
    "213004 г. Шклоў, Шклоўскі раён, Магілёўская вобласць",
    "REPUBLIC OF BELARUS",
]


def publish_long_addresses(page: Page, server: RealServer) -> dict[str, set[str]]:
    """Returns of whom what may be printed: id → name in each language and address, as words on one line."""
    manifest = read(server, "/api/manifest")
    snapshot = read(server, manifest["list"]["snapshot"]["path"])
    open_ones = {
        place["id"]: place for place in snapshot["facilities"] if place["state"] == "open" and place["address"]
    }
    first = next(one for one in people_in(snapshot) if one["state"] == "held" and one["facility_id"] in open_ones)
    open_ones[first["facility_id"]] |= {"address": LONG, "lang": "be"}
    body = json.dumps(snapshot).encode()
    name = hashlib.sha256(body).hexdigest()
    manifest["list"]["snapshot"] |= {"hash": name, "path": HASHED + name, "bytes": len(body)}
    manifest["list"]["deltas"] = []

    def give(route: Route, answer: bytes) -> None:
        route.fulfill(status=200, body=answer, content_type="application/json")

    page.route("**/api/manifest", lambda route: give(route, json.dumps(manifest).encode()))
    page.route(f"**{HASHED}{name}", lambda route: give(route, body))
    return {
        one["id"]: _words(one, open_ones[one["facility_id"]]) for one in people_in(snapshot) if _may(one, open_ones)
    }


def _may(person: dict[str, Any], places: dict[str, Any]) -> bool:
    return person["state"] == "held" and person["facility_id"] in places


def _words(person: dict[str, Any], place: dict[str, Any]) -> set[str]:
    return {" ".join([envelope_name(name), *place["address"]]) for name in person["names"].values()}
