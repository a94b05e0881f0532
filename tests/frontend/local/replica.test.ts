import { expect, test } from "vitest";
import { MayNotPost } from "../../../frontend/src/local/contract";
import { ModelServer, refused } from "./model_server";
import { aFacility, aList, aPrisoner } from "./people";
import { network, stored, TestPhone } from "./test_world";

const shown = (local: { list(): { prisoners: { id: string }[] } | null }) =>
  local.list()?.prisoners.map(({ id }) => id);

test("the first sync takes the snapshot, later ones only deltas", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  expect(shown(local)).toEqual(["p1", "p2", "p3", "p4", "p5"]);
  server.requests = [];
  server.changeList({ prisoners: [aPrisoner("p6")] }, ["p2"]);
  server.changeList({ facilities: [aFacility("ik-1", { state: "closed" })] });
  await local.syncNow();
  expect(shown(local)).toEqual(["p1", "p3", "p4", "p5", "p6"]);
  expect(local.facility("ik-1")?.state).toBe("closed");
  expect(server.requests).not.toContain(server.snapshot.path);
  expect(server.requests.filter((path) => path.startsWith("/api/files/"))).toHaveLength(2);
});

test("snapshot and deltas lead to the same list as a fresh phone's", async () => {
  const server = new ModelServer(aList());
  const old = await new TestPhone().keptTab(server);
  server.changeList({ prisoners: [aPrisoner("p2", { state: "came_out" })] });
  server.changeList({}, ["p1"]);
  server.changeList({ prisoners: [aPrisoner("p1", { names: { en: "Created again" } })] });
  server.publishSnapshot();
  server.changeList({ prisoners: [aPrisoner("p9")] });
  await old.syncNow();
  const fresh = await new TestPhone().keptTab(server);
  expect(old.list()?.prisoners).toEqual(fresh.list()?.prisoners);
  expect(old.list()?.prisoners).toEqual(server.list.prisoners);
});

test("of whoever is taken off the list a phone knows still that they had come out, and no name", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  const local = await phone.keptTab(server);
  server.changeList({ prisoners: [aPrisoner("p2", { state: "came_out" })] });
  await local.syncNow();
  server.changeList({}, ["p1", "p2"]);
  server.publishSnapshot(); // a take-down leaves no delta to read
  await local.syncNow();
  expect([local.cameOut("p1"), local.cameOut("p2")]).toEqual([false, true]);
  expect(JSON.stringify(await stored(phone, "lebenszeichen-cache", "replica"))).not.toContain(
    "Zorkp2",
  );
  server.changeList({}, ["p3"]);
  await local.syncNow();
  expect(local.cameOut("p2")).toBe(true);
  server.changeList({ prisoners: [aPrisoner("p2", { state: "came_out" })] });
  await local.syncNow();
  expect(local.cameOut("p2")).toBe(false);
});

test("an unchanged manifest costs one request", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  const local = await phone.keptTab(server);
  server.requests = [];
  phone.now += 60_000;
  await local.syncNow();
  expect(server.requests).toEqual(["manifest"]);
  expect(local.list()?.checked_at).toBe(phone.now);
});

test.each([
  ["cut off", (bytes: Uint8Array) => bytes.slice(0, -20)],
  ["altered", (bytes: Uint8Array) => bytes.map((byte, place) => (place === 40 ? byte ^ 1 : byte))],
])("a delta that is %s is refused, and the old list stays", async (_how, spoil) => {
  const server = new ModelServer(aList());
  let spoiling = false;
  const spoiled = Object.assign(Object.create(server) as ModelServer, {
    async file(path: string) {
      const bytes = await server.file(path);
      return spoiling ? (spoil(bytes) as typeof bytes) : bytes;
    },
  });
  const local = await new TestPhone().keptTab(spoiled);
  spoiling = true;
  server.changeList({ prisoners: [aPrisoner("p6")] });
  await local.syncNow();
  expect(shown(local)).toEqual(["p1", "p2", "p3", "p4", "p5"]);
  expect(local.sync().last_problem?.type).toBe("/problems/phone/altered-file");
  spoiling = false;
  await local.syncNow();
  expect(shown(local)).toContain("p6");
  expect(local.sync().last_problem).toBeNull();
});

test("a file whose hash is right and whose rows are not as many as promised is refused", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  server.changeList({ prisoners: [aPrisoner("p6")] });
  server.deltas = server.deltas.map((delta) => ({ ...delta, rows: delta.rows + 1 }));
  await local.syncNow();
  expect(shown(local)).not.toContain("p6");
});

test("a cursor from the future of the same epoch is left alone; one outside the chain takes the snapshot", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  server.changeList({ prisoners: [aPrisoner("p6")] });
  server.changeList({ prisoners: [aPrisoner("p8")] });
  server.publishSnapshot();
  server.requests = [];
  await local.syncNow();
  expect(server.requests).toContain(server.snapshot.path);
  expect(shown(local)).toContain("p8");
});

test("a file that was taken down: the manifest is asked again, a bounded number of times", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  server.changeList({ prisoners: [aPrisoner("p6")] });
  server.withdrawn.add(server.deltas[0]?.hash ?? "");
  server.requests = [];
  await local.syncNow();
  expect(server.requests.filter((name) => name === "manifest")).toHaveLength(3);
  expect(shown(local)).not.toContain("p6");
  server.publishSnapshot();
  await local.syncNow();
  expect(shown(local)).toContain("p6");
});

test("between manifest and file something was taken down: the next manifest is enough", async () => {
  const server = new ModelServer(aList());
  let first = true;
  const taking = Object.assign(Object.create(server) as ModelServer, {
    async file(path: string) {
      if (server.deltas.length > 0 && first) {
        first = false;
        server.publishSnapshot();
        throw refused(410, "/problems/file-withdrawn");
      }
      return server.file(path);
    },
  });
  const local = await new TestPhone().keptTab(taking);
  server.changeList({ prisoners: [aPrisoner("p6")] });
  await local.syncNow();
  expect(shown(local)).toContain("p6");
  expect(local.sync().last_problem).toBeNull();
});

test("a cache that lost its store or its meaning is fetched again, and the outbox is whole", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  let offline = false;
  const wire = network(server, () => (offline ? "request" : null));
  const local = await phone.keptTab(wire);
  offline = true;
  await local.recordPosted("p1");
  await new Promise((resolve) => {
    const request = phone.indexedDB.deleteDatabase("lebenszeichen-cache");
    request.onsuccess = resolve;
  });
  await new Promise<void>((resolve) => {
    const request = phone.indexedDB.open("lebenszeichen-cache", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("something-else");
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
  offline = false;
  const again = phone.tab(wire);
  await again.open();
  await again.syncNow();
  expect(shown(again)).toHaveLength(5);
  expect(again.letters()).toMatchObject([{ status: "counted" }]);
});

test("levels of this moment are asked for only by a phone with facts in flight", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  await local.syncNow();
  expect(server.requests).not.toContain("levels");
  await local.recordPosted("p1");
  await local.syncNow();
  expect(server.requests.filter((name) => name === "levels")).toHaveLength(1);
});

test("own cards are added to the total until the levels hold them, and never twice", async () => {
  const server = new ModelServer(aList());
  for (let card = 0; card < 6; card += 1) {
    server.facts.set(`other-${card}`, { written: false, posted: true, campaign: "everyone" });
  }
  let offline = false;
  const local = await new TestPhone().keptTab(network(server, () => (offline ? "request" : null)));
  expect(local.campaignTotal("everyone")).toBe(6);
  offline = true;
  const letter = await local.recordPosted("p1");
  expect(local.campaignTotal("everyone")).toBe(7);
  const totals = new Set<number | null>();
  local.subscribe(() => totals.add(local.campaignTotal("everyone")));
  offline = false;
  await local.syncNow();
  expect([...totals]).toEqual([7]);
  expect(local.campaignTotal("everyone")).toBe(7);
  offline = true;
  await local.voidLetter(letter);
  expect(local.campaignTotal("everyone")).toBe(6);
  offline = false;
  await local.syncNow();
  expect(local.campaignTotal("everyone")).toBe(6);
});

test("a total below five is not shown, own cards or not", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  await local.recordPosted("p1");
  expect(local.campaignTotal("everyone")).toBeNull();
});

test("keeping tells its steps in order, and texts of the wished language are there", async () => {
  const phone = new TestPhone();
  const local = phone.tab(new ModelServer(aList()));
  const steps: string[] = [];
  expect(await local.kept()).toBe(false);
  await local.keep(["de"], ({ step }) => steps.push(step));
  expect([...new Set(steps)]).toEqual(["shell", "list", "levels", "texts", "ready"]);
  expect(await local.kept()).toBe(true);
  expect(phone.shellKept).toBe(1);
  expect(local.guides("de")[0]?.title).toBe("de");
  expect(local.guides("be")[0]?.title).toBe("de");
  await local.keep(["de", "en"], () => undefined);
  expect(local.notices("be")[0]?.title).toBe("en");
});

test("keeping that fails in the middle says so, keeps nothing, and can be repeated", async () => {
  const server = new ModelServer(aList());
  let offline = true;
  const phone = new TestPhone();
  const local = phone.tab(
    network(server, (name) => (offline && name === "file" ? "answer" : null)),
  );
  const steps: string[] = [];
  await expect(local.keep(["de"], ({ step }) => steps.push(step))).rejects.toThrow();
  expect(steps.at(-1)).toBe("failed");
  expect(await local.kept()).toBe(false);
  offline = false;
  await local.keep(["de"], ({ step }) => steps.push(step));
  expect(steps.at(-1)).toBe("ready");
});

test("nothing is stored before the yes", async () => {
  const phone = new TestPhone();
  const local = phone.tab(new ModelServer(aList()));
  expect(await local.kept()).toBe(false);
  await local.open();
  await local.setPreferences({ theme: "dark" });
  expect(await phone.indexedDB.databases()).toEqual([]);
  expect(phone.shellKept).toBe(0);
  await local.keep(["en"], () => undefined);
  expect(local.preferences().theme).toBe("dark");
  const reopened = phone.tab(new ModelServer(aList()));
  await reopened.open();
  expect(reopened.preferences()).toEqual({ language: null, theme: "dark" });
  expect(await stored(phone, "lebenszeichen-outbox", "profiles")).toHaveLength(1);
});

test("an institution that closes stops cards there at the next sync, those on the table too", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  const onTheTable = await local.recordWritten("p1");
  server.changeList({ facilities: [aFacility("ik-1", { state: "closed", closed_on: "2026-11" })] });
  await local.syncNow();
  await expect(local.recordPosted("p2")).rejects.toThrow(MayNotPost);
  await expect(local.postWritten(onTheTable)).rejects.toThrow(MayNotPost);
  await expect(local.recordPosted("p4")).rejects.toThrow(MayNotPost);
});
