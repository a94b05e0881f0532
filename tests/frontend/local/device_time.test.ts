import { afterEach, expect, test } from "vitest";
import { calendarDay, daysBefore, deviceClock } from "../../../frontend/src/local/clock";
import { ModelServer, refused } from "./model_server";
import { aList } from "./people";
import { stored, TestPhone } from "./test_world";

const HERE = process.env.TZ;
const DAY = 86_400_000;
const TEN_YEARS = 3_652 * DAY;

afterEach(() => {
  if (HERE === undefined) delete process.env.TZ;
  else process.env.TZ = HERE;
});

test.each([
  ["Europe/Berlin", "2026-03-28T22:59:59Z", "2026-03-28"],
  ["Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29"],
  // The night has no two o'clock, or two of them; the day goes on until midnight all the same.
  ["Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29"],
  ["Europe/Berlin", "2026-03-29T21:59:59Z", "2026-03-29"],
  ["Europe/Berlin", "2026-03-29T22:00:00Z", "2026-03-30"],
  ["Europe/Berlin", "2026-10-25T22:59:59Z", "2026-10-25"],
  ["Europe/Berlin", "2026-10-25T23:00:00Z", "2026-10-26"],
  // Where summer time begins at midnight a day has no midnight.
  ["Africa/Cairo", "2026-04-23T21:59:59Z", "2026-04-23"],
  ["Africa/Cairo", "2026-04-23T22:00:00Z", "2026-04-24"],
  ["Europe/Minsk", "2026-11-21T21:00:00Z", "2026-11-22"],
  ["Pacific/Kiritimati", "2026-11-21T10:00:00Z", "2026-11-22"],
  ["Pacific/Pago_Pago", "2026-11-22T10:59:59Z", "2026-11-21"],
  ["Asia/Kolkata", "2026-12-31T18:30:00Z", "2027-01-01"],
  ["UTC", "2016-11-21T00:00:00Z", "2016-11-21"],
])("in %s it is at %s the day %s, as a person there would say", (zone, moment, day) => {
  process.env.TZ = zone;
  expect(calendarDay(new Date(moment))).toBe(day);
});

test.each(["Europe/Berlin", "Africa/Cairo", "Pacific/Kiritimati", "Pacific/Pago_Pago"])(
  "in %s a day before another is one of the calendar, whatever its length",
  (zone) => {
    process.env.TZ = zone;
    expect(daysBefore("2026-03-30", 1)).toBe("2026-03-29");
    expect(daysBefore("2026-10-26", 1)).toBe("2026-10-25");
    expect(daysBefore("2026-04-25", 1)).toBe("2026-04-24");
    expect(daysBefore("2026-11-22", 90)).toBe("2026-08-24");
    expect(daysBefore("2028-03-01", 1)).toBe("2028-02-29");
  },
);

test("the device's own clock says the day of the device's own zone", () => {
  process.env.TZ = "Pacific/Kiritimati";
  const ahead = deviceClock.day();
  process.env.TZ = "Pacific/Pago_Pago";
  expect(deviceClock.day() < ahead).toBe(true);
});

test.each([
  ["forward", TEN_YEARS],
  ["back", -TEN_YEARS],
])(
  "a clock that jumps ten years %s while everything waits holds nothing up",
  async (_way, jump) => {
    const server = new ModelServer(aList());
    let busy = true;
    const limited = Object.assign(Object.create(server) as ModelServer, {
      async push(token: string, envelope: Parameters<ModelServer["push"]>[1]) {
        if (busy) throw refused(429, "/problems/too-many-requests", 90_000);
        return server.push(token, envelope);
      },
    });
    const phone = new TestPhone();
    const local = await phone.keptTab(limited);
    await local.recordPosted("p1");
    await local.syncNow();
    // A Retry-After is on, and a tab that died in mid-flush has left its lease.
    await leaveLease(phone);
    busy = false;
    phone.now += jump;
    await local.recordPosted("p2");
    await local.syncNow();
    expect(server.posted()).toBe(2);
    const rows = await stored<{ local_date: string; order: number }>(
      phone,
      "lebenszeichen-outbox",
      "mutations",
    );
    const days = rows.sort((a, b) => a.order - b.order).map(({ local_date }) => local_date);
    expect(days).toEqual(["2026-11-21", new Date(phone.now).toISOString().slice(0, 10)]);
    // Set right again: what was asked for in this life of the clock holds until it is over.
    phone.now += 91_000 - jump;
    await local.recordPosted("p1");
    await local.syncNow();
    expect(server.posted()).toBe(3);
    expect(local.sync()).toMatchObject({ waiting: 0, connection: "online" });
  },
);

async function leaveLease(phone: TestPhone): Promise<void> {
  const opening = phone.indexedDB.open("lebenszeichen-outbox");
  const database = await new Promise<IDBDatabase>((resolve) => {
    opening.onsuccess = () => resolve(opening.result);
  });
  const writing = database.transaction(["settings"], "readwrite");
  writing
    .objectStore("settings")
    .put({ owner: "a tab that died", until: phone.now + 45_000 }, "lease");
  await new Promise((resolve) => {
    writing.oncomplete = resolve;
  });
  database.close();
}
