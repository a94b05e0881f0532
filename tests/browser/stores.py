"""What a page finds stored on the phone."""

from typing import Any

from playwright.sync_api import Page

_KEPT = """async () => ({
  databases: (await indexedDB.databases()).map((database) => database.name).sort(),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).map((one) => new URL(one.scope).pathname),
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  cookies: document.cookie,
})"""
_OUTBOX = """() => new Promise((done, failed) => {
  const opening = indexedDB.open("lebenszeichen-outbox");
  opening.onerror = () => failed(opening.error);
  opening.onupgradeneeded = () => opening.transaction.abort();
  opening.onsuccess = () => {
    const stores = ["mutations", "profiles", "settings"];
    const reading = opening.result.transaction(stores);
    const rows = stores.map((name) => reading.objectStore(name).getAll());
    reading.oncomplete = () => {
      opening.result.close();
      done(Object.fromEntries(stores.map((name, place) => [name, rows[place].result])));
    };
  };
})"""
_WRITE = """([rows, settings]) => new Promise((done, failed) => {
  const opening = indexedDB.open("lebenszeichen-outbox", 1);
  opening.onerror = () => failed(opening.error);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("mutations", { keyPath: "id" }).createIndex("profile", "profile_id");
    opening.result.createObjectStore("profiles", { keyPath: "id" });
    opening.result.createObjectStore("settings");
  };
  opening.onsuccess = () => {
    const writing = opening.result.transaction(["mutations", "profiles", "settings"], "readwrite");
    for (const name of ["mutations", "profiles"]) for (const row of rows[name]) writing.objectStore(name).put(row);
    for (const [key, value] of Object.entries(settings)) writing.objectStore("settings").put(value, key);
    writing.oncomplete = () => {
      opening.result.close();
      done();
    };
    writing.onabort = () => failed(writing.error);
  };
})"""
"""The outbox as the first version made it, and as every later one must find it."""
NOTHING: dict[str, object] = {
    "databases": [],
    "caches": [],
    "workers": [],
    "local": [],
    "session": [],
    "cookies": "",
    "jar": [],
}


def kept(page: Page) -> dict[str, Any]:
    """Names of databases and caches, scopes of workers, keys of both storages; "jar": cookies of every kind."""
    return {**page.evaluate(_KEPT), "jar": page.context.cookies()}


def outbox(page: Page) -> dict[str, list[dict[str, Any]]]:
    """The rows of the outbox: mutations (in the order of committing), profiles, settings."""
    rows: dict[str, list[dict[str, Any]]] = page.evaluate(_OUTBOX)
    rows["mutations"].sort(key=lambda row: (row["profile_id"], row["order"]))
    return rows


def write_outbox(page: Page, rows: dict[str, list[dict[str, Any]]], settings: dict[str, object]) -> None:
    """Put rows into the outbox past the app: what an older version left, or a backup that was restored."""
    page.evaluate(_WRITE, [rows, settings])


def waiting_letters(page: Page) -> int:
    """How many mutations wait to be sent."""
    return sum(row["status"] == "waiting" for row in outbox(page)["mutations"])
