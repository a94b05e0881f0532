import { IDBFactory } from "fake-indexeddb";
import { build } from "vite";
import { beforeAll, expect, test } from "vitest";
import { MemoryCaches } from "./caches";

type Handler = (event: Record<string, unknown>) => void;

let worker = "";
let killer = "";

async function bundled(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    define: { __BUILD__: JSON.stringify({ name: "b2", precache: ["/app/"], mark: "mark" }) },
    build: {
      write: false,
      rollupOptions: { input: `service_worker/src/${entry}`, output: { format: "iife" } },
    },
  });
  const [made] = Array.isArray(result) ? result : [result];
  return made && "output" in made ? made.output[0].code : "";
}

/** Runs a built worker in a scope of its own and answers how to send it events. */
function started(code: string) {
  const handlers = new Map<string, Handler>();
  const calls: string[] = [];
  const caches = new MemoryCaches();
  const self = {
    location: { origin: "https://lebenszeichen.example" },
    caches,
    addEventListener: (type: string, handler: Handler) => handlers.set(type, handler),
    skipWaiting: async () => void calls.push("skipWaiting"),
    clients: {
      claim: async () => void calls.push("claim"),
      matchAll: async () => [],
      openWindow: async (path: string) => void calls.push(`open ${path}`),
    },
    registration: {
      unregister: async () => calls.push("unregister") > 0,
      showNotification: async (title: string) => void calls.push(`show ${title}`),
      pushManager: {},
    },
    navigator: {},
    indexedDB: new IDBFactory(),
  };
  const fetch = async () => new Response("page with its mark");
  new Function("self", "caches", "fetch", code)(self, caches, fetch);
  const send = async (type: string, event: Record<string, unknown> = {}) => {
    let work: unknown;
    let answer: Promise<Response> | undefined;
    handlers.get(type)?.({
      ...event,
      waitUntil: (promise: unknown) => {
        work = promise;
      },
      respondWith: (promise: Promise<Response>) => {
        answer = promise;
      },
    });
    await work;
    return answer;
  };
  return { calls, caches, send, hears: [...handlers.keys()] };
}

beforeAll(async () => {
  [worker, killer] = await Promise.all([bundled("main.ts"), bundled("kill.ts")]);
});

test("a new worker installs and waits: nobody is taken over unasked", async () => {
  const { calls, caches, send } = started(worker);
  await send("install");
  await send("activate");
  expect(await caches.keys()).toEqual(["lebenszeichen-shell-b2"]);
  expect(calls).toEqual([]);
});

test("after the tap it takes over", async () => {
  const { calls, send } = started(worker);
  await send("message", { data: { type: "something else" } });
  expect(calls).toEqual([]);
  await send("message", { data: { type: "activate" } });
  expect(calls).toEqual(["skipWaiting", "claim"]);
});

test("a page that asks hears whether the shell is kept", async () => {
  const { caches, send } = started(worker);
  const heard: unknown[] = [];
  const ports = [{ postMessage: (word: unknown) => heard.push(word) }];
  await send("message", { data: { type: "keep" }, ports });
  expect(heard).toEqual([true]);
  expect(await caches.keys()).toEqual(["lebenszeichen-shell-b2"]);
});

test("screens are answered from the shell; the API is not touched", async () => {
  const { send } = started(worker);
  await send("install");
  const origin = "https://lebenszeichen.example";
  const ask = (path: string, mode: string) =>
    send("fetch", { request: { method: "GET", mode, url: origin + path } });
  expect(await (await ask("/app/letters", "navigate"))?.text()).toContain("mark");
  expect(await ask("/api/manifest", "cors")).toBeUndefined();
});

test("a push is shown, a tap leads to it, and a lost subscription of nobody's is nothing", async () => {
  const { calls, send } = started(worker);
  const message = { notification: { title: "Somebody came out", navigate: "/app/releases/r1" } };
  await send("push", { data: { text: () => JSON.stringify(message) } });
  await send("push", { data: null });
  const notification = { data: { path: "/app/releases/r1" }, close: () => calls.push("close") };
  await send("notificationclick", { notification, action: "" });
  await send("pushsubscriptionchange");
  expect(calls).toEqual([
    "show Somebody came out",
    "show Lebenszeichen: 1",
    "close",
    "open /app/releases/r1",
  ]);
});

test("the kill switch takes over at once, cleans up and ends", async () => {
  const { calls, caches, send } = started(killer);
  await caches.open("lebenszeichen-shell-b1");
  await send("install");
  await send("activate");
  expect(calls).toEqual(["skipWaiting", "unregister"]);
  expect(await caches.keys()).toEqual([]);
});

test("the kill switch does not know IndexedDB, and touches no request", async () => {
  expect(killer).not.toMatch(/indexedDB|deleteDatabase|Clear-Site-Data/i);
  const { send } = started(killer);
  const request = { method: "GET", mode: "navigate", url: "https://lebenszeichen.example/app/" };
  expect(await send("fetch", { request })).toBeUndefined();
});

test("no card waits for Background Sync: neither worker listens for one", () => {
  const heard = [...started(worker).hears, ...started(killer).hears];
  expect(heard).toContain("fetch");
  expect(heard.filter((event) => /sync/i.test(event))).toEqual([]);
});
