import { expect, test } from "vitest";
import type { StationReport } from "../../../../frontend/src/local/alerts/contract";
import { rememberNotice } from "../../../../frontend/src/local/alerts/store";
import { aNotice } from "../../fixtures/memory-alerts";
import { choices, TestSubscription, words } from "./test_alerts";

async function tested(phone: TestSubscription): Promise<Record<string, string>> {
  const alerts = phone.alerts();
  await alerts.turnOn(choices, words);
  return reportsOf(phone, alerts);
}

async function reportsOf(phone: TestSubscription, alerts = phone.alerts()) {
  let last: StationReport[] = [];
  await alerts.test((reports) => {
    last = reports;
  });
  return Object.fromEntries(last.map(({ station, state }) => [station, state]));
}

const arrive = (phone: TestSubscription, shown = true) =>
  rememberNotice(
    phone.database,
    aNotice({ kind: "test", event: 41, tag: "test" }),
    shown,
    phone.now,
  );

test("a test that arrives has reached every station", async () => {
  const phone = new TestSubscription();
  phone.onPause = () => arrive(phone);
  expect(await tested(phone)).toEqual({
    permission: "reached",
    subscription: "reached",
    server: "reached",
    push_service: "reached",
    arrived: "reached",
    shown: "reached",
  });
});

test.each([
  ["permission", (phone: TestSubscription) => Object.assign(phone, { permission: "denied" })],
  ["subscription", (phone: TestSubscription) => Object.assign(phone, { endpoint: null })],
  ["server", (phone: TestSubscription) => phone.rows.clear()],
  [
    "push_service",
    (phone: TestSubscription) => Object.assign(phone.testState, { state: "failed" }),
  ],
  ["arrived", () => undefined],
  [
    "shown",
    (phone: TestSubscription) => Object.assign(phone, { onPause: () => arrive(phone, false) }),
  ],
] as const)("it stops at %s, and what comes after was not tried", async (station, spoil) => {
  const phone = new TestSubscription();
  const alerts = phone.alerts();
  await alerts.turnOn(choices, words);
  spoil(phone);
  const states = Object.entries(await reportsOf(phone, alerts));
  const place = states.findIndex(([name]) => name === station);
  expect(states.slice(0, place).every(([, state]) => state === "reached")).toBe(true);
  expect(states[place]).toEqual([station, "failed"]);
  expect(states.slice(place + 1).every(([, state]) => state === "open")).toBe(true);
});

test("what the push service answered is told", async () => {
  const phone = new TestSubscription();
  phone.testState = { state: "waiting", status: 503, paused: true };
  const alerts = phone.alerts();
  await alerts.turnOn(choices, words);
  let last: StationReport[] = [];
  await alerts.test((reports) => {
    last = reports;
  });
  expect(last.find(({ station }) => station === "push_service")).toMatchObject({
    state: "failed",
    status: 503,
    paused: true,
  });
});
