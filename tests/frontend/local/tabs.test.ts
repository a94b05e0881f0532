import { expect, test } from "vitest";
import type { Locks } from "../../../frontend/src/local/world";
import { ModelServer } from "./model_server";
import { aList } from "./people";
import { network, stored, TestPhone } from "./test_world";

/** Web Locks of one origin, as far as they are used. */
function aLockManager(): Locks & { taken: Set<string> } {
  const taken = new Set<string>();
  return {
    taken,
    async request(name, _options, work) {
      if (taken.has(name)) return work(null);
      taken.add(name);
      try {
        return await work({ name });
      } finally {
        taken.delete(name);
      }
    },
  };
}

test.each([
  ["with Web Locks", aLockManager],
  ["without Web Locks", () => undefined],
])("two tabs %s append and flush at once: everything is counted once", async (_how, makeLocks) => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  const locks = makeLocks();
  let offline = false;
  const wire = network(server, () => (offline ? "request" : null));
  const one = await phone.keptTab(wire, { locks });
  const other = phone.tab(wire, { locks });
  await other.open();
  await other.syncNow();
  offline = true;
  await Promise.all([
    ...["p1", "p2", "p1"].map((id) => one.recordPosted(id)),
    ...["p2", "p2", "p1"].map((id) => other.recordPosted(id)),
  ]);
  await Promise.all([one.syncNow(), other.syncNow()]);
  offline = false;
  await Promise.all([one.syncNow(), other.syncNow()]);
  await one.syncNow();
  expect(server.posted()).toBe(6);
  expect(one.letters().every(({ status }) => status === "counted")).toBe(true);
  const sent = server.pushes.flatMap(({ mutations }) => mutations.map(({ id }) => id));
  expect(new Set(sent).size).toBe(6);
});

test("numbers given by two tabs at once are all different", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  let offline = false;
  const wire = network(server, () => (offline ? "request" : null));
  const one = await phone.keptTab(wire);
  const other = phone.tab(wire);
  await other.open();
  offline = true;
  await Promise.all([one, other, one, other, one, other].map((local) => local.recordPosted("p1")));
  await Promise.all([one.syncNow(), other.syncNow()]);
  offline = false;
  await one.syncNow();
  const sent = server.pushes.flatMap(({ mutations }) => mutations.map(({ seq }) => seq));
  expect(sent).toEqual([1, 2, 3, 4, 5, 6]);
});

test("a tab that freezes with the lock in its hands holds the queue only as long as its lease", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  const locks = aLockManager();
  let frozen = false;
  const freezing = network(server, () => null);
  const stuck = await phone.keptTab(
    {
      ...freezing,
      push: (token, envelope) =>
        frozen ? new Promise(() => undefined) : freezing.push(token, envelope),
    },
    { locks },
  );
  const other = phone.tab(server, { locks });
  await other.open();
  await other.syncNow();
  frozen = true;
  await stuck.recordPosted("p1");
  phone.pass(300);
  await expect.poll(() => locks.taken.size).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await other.syncNow();
  expect(server.posted()).toBe(0);
  // It looks again soon, not only in a minute.
  phone.wake();
  await expect.poll(() => Math.min(...phone.planned())).toBeLessThan(10_000);
  phone.now += 46_000;
  await other.syncNow();
  expect(server.posted()).toBe(1);
});

test.each([
  ["at once where there are locks", aLockManager, 0],
  ["after its lease where there are none", () => undefined, 46_000],
])("a tab that was closed in mid-flush frees the queue %s", async (_how, makeLocks, wait) => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  let closing = false;
  const closed = await phone.keptTab(
    {
      ...network(server, () => null),
      push: () => new Promise(() => undefined),
      register: (consent) => (closing ? new Promise(() => undefined) : server.register(consent)),
    },
    // Its own lock manager: when a tab is closed the browser gives its lock back.
    { locks: makeLocks() },
  );
  closing = true;
  await closed.recordPosted("p1");
  phone.pass(300);
  await expect.poll(() => leaseOf(phone)).toBe(1);
  const other = phone.tab(server, { locks: makeLocks() });
  await other.open();
  phone.now += wait;
  await other.syncNow();
  expect(server.posted()).toBe(1);
});

/** How many leases lie in the outbox. */
const leaseOf = async (phone: TestPhone): Promise<number> => {
  const settings = await stored<{ owner?: string }>(phone, "lebenszeichen-outbox", "settings");
  return settings.filter((value) => value?.owner !== undefined).length;
};
