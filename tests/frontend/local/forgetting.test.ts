import { expect, test } from "vitest";
import { ModelServer } from "./model_server";
import { aList } from "./people";
import { aWire, everything, TestPhone } from "./test_world";

const DAY = 86_400_000;

test("a phone that may not remember loses the name when the card is acknowledged", async () => {
  const server = new ModelServer(aList());
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  await local.setRemember("no");
  state.offline = true;
  const id = await local.recordPosted("p1");
  expect(local.letters()).toMatchObject([{ prisoner_id: "p1", status: "waiting" }]);
  state.offline = false;
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ prisoner_id: null, status: "counted", letter_id: id }]);
  expect(await everything(phone)).not.toContain("p1\\");
  await local.voidLetter(id);
  await local.syncNow();
  expect(server.posted()).toBe(0);
});

test("a no works backwards too", async () => {
  const phone = new TestPhone();
  const local = await phone.keptTab(new ModelServer(aList()));
  await local.recordPosted("p1");
  await local.syncNow();
  expect(await everything(phone)).toContain("p1\\");
  await local.setRemember("no");
  expect(await everything(phone)).not.toContain("p1\\");
});

test("a card on the table keeps its name until it is posted or taken back", async () => {
  const phone = new TestPhone();
  const local = await phone.keptTab(new ModelServer(aList()));
  await local.setRemember("no");
  const id = await local.recordWritten("p1");
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ prisoner_id: "p1", status: "counted" }]);
  await local.postWritten(id);
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ prisoner_id: null, state: "posted" }]);
  expect(await everything(phone)).not.toContain("p1\\");
});

test("with neither counting nor remembering a name is not even written down", async () => {
  const phone = new TestPhone();
  const local = phone.tab(new ModelServer(aList()));
  await local.keep(["en"], () => undefined);
  await local.setCounting("no");
  await local.setRemember("no");
  const id = await local.recordPosted("p1");
  expect(local.letters()).toMatchObject([{ prisoner_id: null, status: "kept_here" }]);
  expect(await everything(phone)).not.toContain("p1\\");
  await local.voidLetter(id);
  expect(local.letters()).toEqual([]);
});

test("names go after 90 days, cards that wait keep theirs", async () => {
  const server = new ModelServer(aList());
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  await local.recordPosted("p1");
  await local.syncNow();
  state.offline = true;
  await local.recordPosted("p2");
  phone.now += 90 * DAY;
  const after90 = phone.tab(wire);
  await after90.open();
  expect(after90.letters().map(({ prisoner_id }) => prisoner_id)).toEqual(["p2", "p1"]);
  phone.now += DAY;
  const after91 = phone.tab(wire);
  await after91.open();
  expect(after91.letters().map(({ prisoner_id }) => prisoner_id)).toEqual(["p2", null]);
  state.offline = false;
  await after91.syncNow();
  expect(server.posted()).toBe(2);
});

test("what was forgotten is not sent again to a restored server", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  await local.setRemember("no");
  await local.recordPosted("p1");
  await local.syncNow();
  server.pushes = [];
  server.restore(new Map(), new Map(), new Set());
  await local.syncNow();
  expect(server.pushes).toEqual([]);
  expect(local.letters()).toMatchObject([{ status: "counted" }]);
});
