import { IDBFactory } from "fake-indexeddb";
import { expect, test } from "vitest";
import { AlertsDatabase } from "../../frontend/src/local/alerts/database";
import type { Subscribed } from "../../frontend/src/local/alerts/schema";
import { readSetting, saveSetting, shownNotices } from "../../frontend/src/local/alerts/store";
import { type PushEnvironment, renewSubscription, showPush } from "../../service_worker/src/push";
import { openNotice } from "../../service_worker/src/tap";

const ORIGIN = "https://lebenszeichen.example";
const NOW = Date.parse("2026-11-22T12:00:00Z");

const subscribed: Subscribed = {
  token: "token-1",
  key_id: "key-1",
  public_key: "public-1",
  endpoint: "https://push.example/1",
  choices: { pace: "at_once", lock_screen: "full", lang: "en" },
  words: { message: "1 new message", read: "Read", turn_off: "Turn off" },
  consent_version: "2026-11",
  consent_on: "2026-11-22",
  confirmed: false,
  quiet_hour_utc: 17,
};

interface Window {
  url: string;
  focus: () => Promise<Window>;
  postMessage: (message: unknown) => void;
}

/** A worker's world, and what was done in it, in its order. */
async function aWorld({ asked = true, windows = [] as string[], status = 204 } = {}) {
  const alerts = new AlertsDatabase(new IDBFactory());
  const done: string[] = [];
  const sent: { path: string; init: RequestInit }[] = [];
  const options: Record<string, unknown>[] = [];
  if (asked) {
    await alerts.create();
    await saveSetting(alerts, "subscribed", subscribed);
  }
  const open = windows.map((path): Window => {
    const window: Window = {
      url: ORIGIN + path,
      focus: async () => {
        done.push(`focus ${path}`);
        return window;
      },
      postMessage: (message) => void done.push(`tell ${JSON.stringify(message)}`),
    };
    return window;
  });
  let endpoint: string | null = null;
  const listening = () => ({
    toJSON: () => ({ endpoint, keys: { p256dh: "p", auth: "a" } }),
  });
  const environment = {
    origin: ORIGIN,
    alerts,
    registration: {
      showNotification: async (title: string, option: Record<string, unknown>) => {
        done.push(`show ${title}`);
        options.push(option);
      },
      pushManager: {
        getSubscription: async () => (endpoint ? listening() : null),
        subscribe: async ({ applicationServerKey }: { applicationServerKey: string }) => {
          done.push(`subscribe ${applicationServerKey}`);
          endpoint = "https://push.example/2";
          return listening();
        },
      },
    },
    clients: {
      matchAll: async () => open,
      openWindow: async (path: string) => void done.push(`open ${path}`),
    },
    navigator: {
      setAppBadge: async () => void done.push("badge"),
      clearAppBadge: async () => void done.push("no badge"),
    },
    fetch: async (path: string, init: RequestInit) => {
      sent.push({ path, init });
      return new Response(null, { status });
    },
    now: () => NOW,
  };
  return { alerts, done, options, sent, environment: environment as unknown as PushEnvironment };
}

function aPush(change: object = {}, data: object = {}, badge = true): string {
  const notification = {
    title: "123 people came out of prison",
    body: "Among them is somebody.",
    lang: "en",
    tag: "release-r1",
    navigate: `${ORIGIN}/app/releases/r1`,
    silent: false,
    data: { v: 1, kind: "release", event: 7, release_id: "r1", handshake: null, ...data },
    ...change,
  };
  return JSON.stringify({ web_push: 8030, notification, ...(badge && { app_badge: 1 }) });
}

test("a release is shown with its words, replaces its forerunner without a sound, and can be ended", async () => {
  const { done, environment, options } = await aWorld();
  await showPush(environment, aPush());
  expect(done).toEqual(["show 123 people came out of prison", "badge"]);
  expect(options[0]).toMatchObject({
    body: "Among them is somebody.",
    tag: "release-r1",
    renotify: false,
    silent: false,
    lang: "en",
    data: { path: "/app/releases/r1" },
    actions: [
      { action: "read", title: "Read" },
      { action: "turn_off", title: "Turn off" },
    ],
  });
});

test("a death is silent and leaves no number on the icon", async () => {
  const { done, environment, options } = await aWorld();
  await showPush(environment, aPush({ silent: true }, { kind: "death" }, false));
  expect(options[0]).toMatchObject({ silent: true });
  expect(done).not.toContain("badge");
});

test.each([null, "", "not JSON", "{}"])(
  "%j is shown too, in the words of the choices",
  async (text) => {
    const { done, environment } = await aWorld();
    await showPush(environment, text);
    expect(done).toContain("show 1 new message");
  },
);

test("even where nothing is stored any more something is shown", async () => {
  const { done, environment } = await aWorld({ asked: false });
  await showPush(environment, null);
  expect(done).toEqual(["show Lebenszeichen: 1"]);
});

test("what was shown can be read in the app, and open pages hear of it", async () => {
  const { alerts, done, environment } = await aWorld({ windows: ["/app/letters"] });
  await showPush(environment, aPush());
  expect(await shownNotices(alerts)).toMatchObject([
    { title: "123 people came out of prison", release_id: "r1", at: NOW, shown: true },
  ]);
  expect(done.at(-1)).toBe('tell {"type":"notice","kind":"release"}');
});

test("the newest notice of a release is the one that is kept", async () => {
  const { alerts, environment } = await aWorld();
  await showPush(environment, aPush());
  await showPush(environment, aPush({ title: "Our report was wrong" }, { kind: "withdrawal" }));
  expect((await shownNotices(alerts)).map(({ title }) => title)).toEqual(["Our report was wrong"]);
});

test("the first notice's token goes back once it was shown", async () => {
  const { alerts, environment, sent } = await aWorld();
  await showPush(environment, aPush({}, { kind: "handshake", handshake: "h1" }));
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    path: "/api/alerts/confirmations",
    init: { method: "POST", credentials: "omit", body: '{"handshake":"h1"}' },
  });
  expect(await readSetting(alerts, "subscribed")).toMatchObject({ confirmed: true });
  expect((await shownNotices(alerts))[0]?.handshake).toBeNull();
});

test("a token that the server did not take waits for the app", async () => {
  const { alerts, environment } = await aWorld({ status: 503 });
  await showPush(environment, aPush({}, { kind: "handshake", handshake: "h1" }));
  expect(await readSetting(alerts, "subscribed")).toMatchObject({ confirmed: false });
  expect((await shownNotices(alerts))[0]?.handshake).toBe("h1");
});

test("a notice that the browser did not show is no sign of life", async () => {
  const { alerts, environment, sent } = await aWorld();
  environment.registration.showNotification = () => Promise.reject(new TypeError("no permission"));
  await showPush(environment, aPush({}, { kind: "handshake", handshake: "h1" }));
  expect(sent).toEqual([]);
  expect((await shownNotices(alerts))[0]).toMatchObject({ shown: false, handshake: null });
});

test("a changed address is subscribed to with the same key, told, and kept", async () => {
  const { alerts, done, environment, sent } = await aWorld();
  await renewSubscription(environment);
  expect(done).toEqual(["subscribe public-1"]);
  expect(sent[0]).toMatchObject({
    path: "/api/alerts/subscriptions/current",
    init: { method: "PUT", headers: { Authorization: "Bearer token-1" } },
  });
  expect(JSON.parse(String(sent[0]?.init.body))).toMatchObject({
    endpoint: "https://push.example/2",
    key_id: "key-1",
    pace: "at_once",
  });
  expect((await readSetting(alerts, "subscribed"))?.endpoint).toBe("https://push.example/2");
});

test("an address that could not be told is not taken for told", async () => {
  const { alerts, environment } = await aWorld({ status: 503 });
  await renewSubscription(environment);
  expect((await readSetting(alerts, "subscribed"))?.endpoint).toBe("https://push.example/1");
});

const tapped = (path: string, closed: () => void) => ({ data: { path }, close: closed });

test("a tap focuses a window before it opens one", async () => {
  const { done, environment } = await aWorld({ windows: ["/desk/", "/app/letters"] });
  await openNotice(
    environment,
    tapped("/app/releases/r1", () => done.push("close")),
    "read",
  );
  expect(done).toEqual([
    "close",
    "no badge",
    "focus /app/letters",
    'tell {"type":"open","path":"/app/releases/r1"}',
  ]);
});

test("without a window the target is kept before one is opened", async () => {
  const { alerts, done, environment } = await aWorld();
  await openNotice(
    environment,
    tapped("/app/releases/r1", () => undefined),
    "",
  );
  expect(done.at(-1)).toBe("open /app/releases/r1");
  expect(await readSetting(alerts, "target")).toEqual({ path: "/app/releases/r1", at: NOW });
});

test("a hold leads to the desk, not into an open app", async () => {
  const { done, environment } = await aWorld({ windows: ["/app/letters"] });
  await openNotice(
    environment,
    tapped("/desk/drafts/3", () => undefined),
    "",
  );
  expect(done.at(-1)).toBe("open /desk/drafts/3");
});

test('"turn off" leads to the switch and turns nothing off unseen', async () => {
  const { alerts, done, environment } = await aWorld();
  await openNotice(
    environment,
    tapped("/app/releases/r1", () => undefined),
    "turn_off",
  );
  expect(done.at(-1)).toBe("open /app/alerts");
  expect(await readSetting(alerts, "subscribed")).not.toBeNull();
});

test.each(["https://elsewhere.example/", "//elsewhere.example/", "/api/x", null])(
  "a notice whose path is %j leads to the releases",
  async (path) => {
    const { done, environment } = await aWorld();
    await openNotice(environment, { data: { path }, close: () => undefined }, "");
    expect(done.at(-1)).toBe("open /app/releases");
  },
);
