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


def waiting_letters(page: Page) -> int:
    """How many mutations wait to be sent."""
    return sum(row["status"] == "waiting" for row in outbox(page)["mutations"])
