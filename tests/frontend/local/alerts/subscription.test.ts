import { expect, test, vi } from "vitest";
import {
  PermissionNotGiven,
  PushUnreachable,
} from "../../../../frontend/src/local/alerts/contract";
import {
  readSetting,
  rememberNotice,
  saveSetting,
} from "../../../../frontend/src/local/alerts/store";
import { NoAnswer } from "../../../../frontend/src/local/server";
import { aNotice } from "../../fixtures/memory-alerts";
import { choices, TestSubscription, words } from "./test_alerts";

async function turnedOn(phone: TestSubscription) {
  const alerts = phone.alerts();
  await alerts.turnOn(choices, words);
  return alerts;
}

/** Another start, with everything told that it has to tell. */
async function started(phone: TestSubscription, lang = "en") {
  const alerts = phone.alerts();
  const views: unknown[] = [];
  alerts.subscribe(() => views.push(alerts.view()));
  const target = await alerts.start(lang, words);
  await vi.waitFor(() => expect(views.length).toBeGreaterThan(1));
  return { alerts, target };
}

const databases = async (phone: TestSubscription) =>
  (await phone.indexedDB.databases()).map(({ name }) => name);

test("nothing is stored and nobody asked before the tap", async () => {
  const phone = new TestSubscription();
  const alerts = phone.alerts();
  await alerts.look();
  expect(alerts.view()).toEqual({ at: "off", denied: false, untold: false });
  expect(await alerts.start("en", words)).toBeNull();
  expect(phone.calls).toEqual([]);
  expect(await databases(phone)).toEqual([]);
});

test("the tap asks, subscribes, tells the server, and keeps version and day of the yes", async () => {
  const phone = new TestSubscription();
  const alerts = await turnedOn(phone);
  expect(phone.calls).toEqual(["ask", "key", "subscribe", "POST"]);
  expect([...phone.rows.values()]).toEqual([
    {
      endpoint: "https://push.example/1",
      p256dh: "p",
      auth: "a",
      key_id: "key-1",
      consent_version: "2026-11",
      ...choices,
      confirmed: false,
    },
  ]);
  expect(await readSetting(phone.database, "subscribed")).toMatchObject({
    consent_version: "2026-11",
    consent_on: "2026-11-22",
    token: "token-2",
  });
  expect(alerts.view()).toMatchObject({ at: "waiting", choices, quiet_hour_utc: 17 });
});

test("a first notice that is faster than the server's answer is not forgotten", async () => {
  const phone = new TestSubscription();
  const { changeSubscribed } = await import("../../../../frontend/src/local/alerts/store");
  const before = phone.rows.set.bind(phone.rows);
  let confirmed: Promise<unknown> = Promise.resolve();
  phone.rows.set = (token, row) => {
    confirmed = changeSubscribed(phone.database, { confirmed: true });
    return before(token, row);
  };
  const alerts = await turnedOn(phone);
  await confirmed;
  await alerts.look();
  expect(alerts.view()).toMatchObject({ at: "on" });
});

test.each([
  ["denied", true],
  ["default", false],
] as const)("a permission that is %s leaves nothing behind", async (permission, denied) => {
  const phone = new TestSubscription();
  phone.permission = permission;
  await expect(turnedOn(phone)).rejects.toMatchObject({ denied });
  await expect(turnedOn(phone)).rejects.toBeInstanceOf(PermissionNotGiven);
  expect(await databases(phone)).toEqual([]);
  expect(phone.calls).toEqual(["ask", "ask"]);
});

test.each(["refuses", "silent"] as const)(
  "a push service that %s is given up, and nothing stays",
  async (service) => {
    const phone = new TestSubscription();
    phone.service = service;
    const turning = turnedOn(phone);
    const outcome = expect(turning).rejects.toBeInstanceOf(PushUnreachable);
    if (service === "silent") {
      await vi.waitFor(() => expect(phone.calls).toContain("subscribe"));
      await Promise.resolve();
      phone.runOutOfPatience();
    }
    await outcome;
    expect(await databases(phone)).toEqual([]);
    expect(phone.calls).toContain("stop worker");
  },
);

test("without the server nothing stays either", async () => {
  const phone = new TestSubscription();
  phone.offline = true;
  await expect(turnedOn(phone)).rejects.toBeInstanceOf(NoAnswer);
  expect(await databases(phone)).toEqual([]);
});

test("every start tells the server where this browser listens, in the language of the app", async () => {
  const phone = new TestSubscription();
  await turnedOn(phone);
  phone.endpoint = "https://push.example/moved";
  await started(phone, "de");
  const [row] = phone.rows.values();
  expect(row).toMatchObject({ endpoint: "https://push.example/moved", lang: "de" });
  expect(await readSetting(phone.database, "subscribed")).toMatchObject({
    endpoint: "https://push.example/moved",
    choices: { lang: "de" },
  });
});

test("a subscription that the browser dropped is made again", async () => {
  const phone = new TestSubscription();
  await turnedOn(phone);
  phone.endpoint = null;
  await started(phone);
  expect(phone.endpoint).toBe("https://push.example/3");
  expect([...phone.rows.values()][0]?.endpoint).toBe(phone.endpoint);
});

test("a server that knows the token no more is told anew, silently", async () => {
  const phone = new TestSubscription();
  await turnedOn(phone);
  phone.rows.clear();
  await started(phone);
  expect(phone.rows.size).toBe(1);
  expect((await readSetting(phone.database, "subscribed"))?.token).toBe([...phone.rows.keys()][0]);
});

test("a server with another key is subscribed to with that", async () => {
  const phone = new TestSubscription();
  await turnedOn(phone);
  phone.key = "key-2";
  await started(phone);
  expect(await readSetting(phone.database, "subscribed")).toMatchObject({
    key_id: "key-2",
    public_key: "public-key-2",
  });
  expect([...phone.rows.values()].at(-1)).toMatchObject({ key_id: "key-2" });
});

test("without the permission a start tells nobody anything, and says so", async () => {
  const phone = new TestSubscription();
  await turnedOn(phone);
  phone.permission = "denied";
  phone.calls.length = 0;
  const { alerts } = await started(phone);
  expect(phone.calls).toEqual([]);
  expect(alerts.view()).toMatchObject({ at: "waiting", denied: true });
});

test("choices change here and on the server, or in neither place", async () => {
  const phone = new TestSubscription();
  const alerts = await turnedOn(phone);
  const quietly = { ...choices, pace: "quietly", lock_screen: "neutral" } as const;
  phone.offline = true;
  await expect(alerts.change(quietly, words)).rejects.toBeInstanceOf(NoAnswer);
  expect(alerts.view()).toMatchObject({ choices });
  phone.offline = false;
  await alerts.change(quietly, words);
  expect(alerts.view()).toMatchObject({ choices: quietly });
  expect([...phone.rows.values()][0]).toMatchObject(quietly);
});

test("turning off erases browser, server, database, and the worker that nothing else needs", async () => {
  const phone = new TestSubscription();
  const alerts = await turnedOn(phone);
  await alerts.turnOff();
  expect(phone.endpoint).toBeNull();
  expect(phone.rows.size).toBe(0);
  expect(await databases(phone)).toEqual([]);
  expect(phone.calls).toContain("stop worker");
  expect(alerts.view()).toEqual({ at: "off", denied: false, untold: false });
});

test("turned off without a network, the browser stops now and the server is told at the next start", async () => {
  const phone = new TestSubscription();
  const alerts = await turnedOn(phone);
  await rememberNotice(phone.database, aNotice(), true, phone.now);
  phone.offline = true;
  await alerts.turnOff();
  expect(phone.endpoint).toBeNull();
  expect(alerts.view()).toMatchObject({ at: "off", untold: true });
  expect(alerts.notices()).toEqual([]);
  phone.offline = false;
  const next = await started(phone);
  expect(phone.rows.size).toBe(0);
  expect(await databases(phone)).toEqual([]);
  expect(next.alerts.view()).toMatchObject({ at: "off", untold: false });
});

test("a first notice that the worker could not answer is answered at the next start", async () => {
  const phone = new TestSubscription();
  await turnedOn(phone);
  const [token = ""] = phone.rows.keys();
  const first = aNotice({ kind: "handshake", tag: "handshake", handshake: token });
  await rememberNotice(phone.database, first, true, phone.now);
  const { alerts } = await started(phone);
  expect(phone.rows.get(token)?.confirmed).toBe(true);
  expect(alerts.view()).toMatchObject({ at: "on" });
});

test("a tap's target is taken once, while it is fresh", async () => {
  const phone = new TestSubscription();
  await turnedOn(phone);
  await saveSetting(phone.database, "target", { path: "/app/releases/r1", at: phone.now });
  expect((await started(phone)).target).toBe("/app/releases/r1");
  expect((await started(phone)).target).toBeNull();
  await saveSetting(phone.database, "target", { path: "/app/releases/r1", at: phone.now });
  phone.now += 61_000;
  expect((await started(phone)).target).toBeNull();
});

test("before a journey nothing that was shown can be read here any more", async () => {
  const phone = new TestSubscription();
  const alerts = await turnedOn(phone);
  await rememberNotice(phone.database, aNotice(), true, phone.now);
  let closed = 0;
  phone.shown = [{ tag: "release-r-one", close: () => (closed += 1) }];
  await alerts.forgetNotices();
  expect(alerts.notices()).toEqual([]);
  expect(closed).toBe(1);
  expect(alerts.view()).toMatchObject({ at: "waiting" });
});

test("the farewell before a wipe waits for the server only so long", async () => {
  const phone = new TestSubscription();
  const alerts = await turnedOn(phone);
  phone.rows.delete = () => new Promise(() => undefined) as never;
  await alerts.end();
  expect(phone.endpoint).toBeNull();
});

test("where there is no push, nothing is offered", async () => {
  const phone = new TestSubscription();
  phone.supported = false;
  const alerts = phone.alerts();
  await alerts.look();
  expect(alerts.view()).toEqual({ at: "unsupported" });
});
