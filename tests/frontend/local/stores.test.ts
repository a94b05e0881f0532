import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { AlertsDatabase } from "../../../frontend/src/local/alerts/database";
import { CACHES } from "../../../service_worker/src/environment";
import { ModelServer } from "./model_server";
import { aList } from "./people";
import { TestPhone } from "./test_world";

/** The stores that docs/privacy.md says lie on a phone. */
function documented(): string[] {
  const page = readFileSync(new URL("../../../docs/privacy.md", import.meta.url), "utf-8");
  const part = page.slice(page.indexOf("## On the phone"));
  return [...part.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = ""]) => name).sort();
}

async function made(phone: TestPhone): Promise<string[]> {
  const stores: string[] = [];
  for (const { name = "" } of await phone.indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = phone.indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    for (const store of database.objectStoreNames) stores.push(`${name}/${store}`);
    database.close();
  }
  return stores;
}

test("what a phone stores is what the privacy page says, and nothing else", async () => {
  const phone = new TestPhone();
  await phone.keptTab(new ModelServer(aList()));
  await new AlertsDatabase(phone.indexedDB).create();
  const stores = [...(await made(phone)), `cache-storage/${CACHES}`];
  expect(stores.sort()).toEqual(documented());
});

test("the outbox is frozen: version 1, these stores, this index", async () => {
  const phone = new TestPhone();
  await phone.keptTab(new ModelServer(aList()));
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = phone.indexedDB.open("lebenszeichen-outbox");
    request.onsuccess = () => resolve(request.result);
  });
  expect(database.version).toBe(1);
  const shape = [...database.objectStoreNames].map((name) => {
    const store = database.transaction([name]).objectStore(name);
    return [name, store.keyPath, [...store.indexNames]];
  });
  database.close();
  expect(shape).toEqual([
    ["mutations", "id", ["profile"]],
    ["profiles", "id", []],
    ["settings", null, []],
  ]);
});
