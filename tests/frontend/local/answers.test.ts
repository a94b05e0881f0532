import { expect, test } from "vitest";
import type { MutationRow, ProfileRow } from "../../../frontend/src/local/outbox/rows";
import type { Envelope } from "../../../frontend/src/local/server";
import { ModelServer, refused } from "./model_server";
import { aList } from "./people";
import { aWire, stored, TestPhone } from "./test_world";

const OUTBOX = "lebenszeichen-outbox";
const rowsOf = (phone: TestPhone) => stored<MutationRow>(phone, OUTBOX, "mutations");
const sentIds = (server: ModelServer) =>
  server.pushes.map(({ mutations }) => mutations.map(({ id }) => id));

/** The same server, answering a push in another way. */
const answering = (server: ModelServer, push: ModelServer["push"]) =>
  Object.assign(Object.create(server) as ModelServer, { push });

test("a server that takes and names only the last card of a batch loses none of the others", async () => {
  const server = new ModelServer(aList());
  const last = answering(server, (token, envelope) =>
    server.push(token, { ...envelope, mutations: envelope.mutations.slice(-1) }),
  );
  const { state, wire } = aWire(last);
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  state.offline = true;
  for (const id of ["p1", "p2", "p1"]) await local.recordPosted(id);
  state.offline = false;
  await local.syncNow();
  const ids = (await rowsOf(phone)).sort((a, b) => a.order - b.order).map(({ id }) => id);
  // By its number alone the first answer would have cleared all three.
  expect(sentIds(server)).toEqual([[ids[2]], [ids[1]], [ids[0]]]);
  expect(server.posted()).toBe(3);
  expect(local.sync().waiting).toBe(0);
});

test("an id that the server knows with other content is shown, kept as it was, and never sent or minted again", async () => {
  const server = new ModelServer(aList());
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  state.offline = true;
  await local.recordPosted("p1");
  await local.recordPosted("p2");
  const [first] = (await rowsOf(phone)).sort((a, b) => a.order - b.order);
  const known = {
    content: "something else",
    client: "another",
    seq: 1,
    levelsSeq: 1,
    held: false,
    settlesAt: null,
  };
  server.ledger.set(first?.id ?? "", known);
  state.offline = false;
  await local.syncNow();
  expect(local.letters()).toMatchObject([
    { prisoner_id: "p2", status: "counted" },
    {
      prisoner_id: "p1",
      status: "not_counted",
      problem: { type: "/problems/changed-content" },
    },
  ]);
  const pushes = server.pushes.length;
  server.changeList({ prisoners: [] });
  await local.syncNow();
  await phone.tab(wire).open();
  await local.syncNow();
  expect(server.pushes).toHaveLength(pushes);
  const rows = await rowsOf(phone);
  expect(rows).toHaveLength(2);
  expect(rows.find(({ id }) => id === first?.id)?.args).toBe(first?.args);
  expect(server.posted()).toBe(1);
});

test("a token that lapses between two batches: the rest goes under a new one, and nothing twice", async () => {
  const server = new ModelServer(aList());
  let pushes = 0;
  const lapsing = answering(server, (token, envelope: Envelope) => {
    pushes += 1;
    if (pushes === 2) server.tokens.clear();
    return server.push(token, envelope);
  });
  const { state, wire } = aWire(lapsing);
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  state.offline = true;
  for (let card = 0; card < 120; card += 1) await local.recordPosted("p1");
  const [before] = await stored<ProfileRow>(phone, OUTBOX, "profiles");
  state.offline = false;
  await local.syncNow();
  expect(server.posted()).toBe(120);
  expect(new Set(sentIds(server).flat()).size).toBe(sentIds(server).flat().length);
  expect(server.tokens.size).toBe(1);
  const [after] = await stored<ProfileRow>(phone, OUTBOX, "profiles");
  expect(after?.client_id).not.toBe(before?.client_id);
  expect(local.sync()).toMatchObject({ waiting: 0, last_problem: null });
});

test("a token that lapses while the answer is lost: the cards that were counted are not counted again", async () => {
  const server = new ModelServer(aList());
  let losing = true;
  const wire = answering(server, async (token, envelope) => {
    const answer = await server.push(token, envelope);
    if (!losing) return answer;
    losing = false;
    server.tokens.clear();
    throw refused(503, "about:blank");
  });
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  await local.recordPosted("p1");
  await local.syncNow();
  await local.syncNow();
  expect(server.pushes.length).toBeGreaterThan(1);
  expect(server.posted()).toBe(1);
  expect(local.letters()).toMatchObject([{ status: "counted" }]);
});

test("two tabs that take the same card back send one void, and a void of a card that was never sent is sent after it", async () => {
  const server = new ModelServer(aList());
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const one = await phone.keptTab(wire);
  const other = phone.tab(wire);
  await other.open();
  state.offline = true;
  const letter = await one.recordPosted("p1");
  await Promise.all([one.voidLetter(letter), other.voidLetter(letter)]);
  const rows = (await rowsOf(phone)).sort((a, b) => a.order - b.order);
  expect(rows.map(({ name }) => name)).toEqual(["letter_posted", "fact_voided"]);
  state.offline = false;
  await one.syncNow();
  await other.syncNow();
  expect(sentIds(server).flat()).toEqual(rows.map(({ id }) => id));
  expect(server.posted()).toBe(0);
});
