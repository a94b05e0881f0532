import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, test } from "vitest";
import { StorageFull } from "../../../../frontend/src/local/contract";
import { Connection } from "../../../../frontend/src/local/database/connection";
import type { SaidMistake } from "../../../../frontend/src/local/mistakes/contract";
import { MistakeQueue, TO_TAKE_BACK } from "../../../../frontend/src/local/mistakes/queue";
import { OUTBOX, type OutboxSchema } from "../../../../frontend/src/local/outbox/schema";
import { readSetting } from "../../../../frontend/src/local/outbox/settings";
import { NoAnswer, Refused } from "../../../../frontend/src/local/server";

type Sent = Pick<SaidMistake, "id" | "subject" | "choice">;

let factory: IDBFactory;
let now: number;
let sent: Sent[];
let answer: () => void;
let timers: { work: () => void; at: number }[];
let minted: number;

beforeEach(() => {
  factory = new IDBFactory();
  now = 1_000_000;
  sent = [];
  timers = [];
  minted = 0;
  answer = () => undefined;
});

async function aPhone({ kept = true } = {}): Promise<MistakeQueue> {
  const outbox = new Connection<OutboxSchema>(factory, OUTBOX);
  if (kept) await outbox.create();
  const queue = new MistakeQueue(
    {
      outbox,
      async send(said) {
        answer();
        sent.push(said);
      },
      now: () => now,
      uuid: () => `id-${++minted}`,
      later(work, milliseconds) {
        const timer = { work, at: now + milliseconds };
        timers.push(timer);
        return () => {
          timers = timers.filter((one) => one !== timer);
        };
      },
    },
    () => undefined,
  );
  await queue.open();
  return queue;
}

const stored = () =>
  readSetting(new Connection<OutboxSchema>(factory, OUTBOX), "mistakes").then((all) => all ?? []);

const refused = (status: number, wait: number | null = null) =>
  new Refused({ type: "/problems/x", title: "", status }, wait);

const fails = (error: Error) => () => {
  throw error;
};

test("what is said is on the disk before the screen says so, and is sent after a moment", async () => {
  const queue = await aPhone();
  await queue.say("prisoner:p1", "address");
  expect(await stored()).toMatchObject([{ subject: "prisoner:p1", choice: "address" }]);
  await queue.flush();
  expect(sent).toEqual([]);
  now += TO_TAKE_BACK;
  await queue.flush();
  expect(sent).toEqual([{ id: "id-1", subject: "prisoner:p1", choice: "address" }]);
  expect(await stored()).toEqual([]);
});

test("taken back in time nobody ever hears it", async () => {
  const queue = await aPhone();
  await queue.say("prisoner:p1", "died");
  await queue.takeBack("id-1");
  now += TO_TAKE_BACK;
  await queue.flush();
  expect(sent).toEqual([]);
  expect(await stored()).toEqual([]);
});

test("without a network it waits, also when the app is closed, and keeps its number", async () => {
  const queue = await aPhone();
  await queue.say("prisoner:p1", "came_out");
  now += TO_TAKE_BACK;
  answer = fails(new NoAnswer("no network"));
  await queue.flush();
  expect(queue.waiting()).toHaveLength(1);
  answer = () => undefined;
  await aPhone();
  expect(sent).toEqual([{ id: "id-1", subject: "prisoner:p1", choice: "came_out" }]);
  expect(await stored()).toEqual([]);
});

test("a server that asks to wait is not asked before", async () => {
  const queue = await aPhone();
  await queue.say("prisoner:p1", "name");
  now += TO_TAKE_BACK;
  answer = fails(refused(429, 90_000));
  await queue.flush();
  expect(queue.waiting()).toHaveLength(1);
  expect(timers.map(({ at }) => at - now)).toEqual([90_000]);
});

test.each([500, 503, 403])("an answer of %i keeps it", async (status) => {
  const queue = await aPhone();
  await queue.say("prisoner:p1", "name");
  now += TO_TAKE_BACK;
  answer = fails(refused(status));
  await queue.flush();
  expect(await stored()).toHaveLength(1);
});

test("what the server will never take does not stand in the way of the others", async () => {
  const queue = await aPhone();
  await queue.say("prisoner:p1", "name");
  await queue.say("facility:ik-4", "twice");
  now += TO_TAKE_BACK;
  let first = true;
  answer = () => {
    if (first) {
      first = false;
      throw refused(422);
    }
  };
  await queue.flush();
  expect(sent.map(({ subject }) => subject)).toEqual(["facility:ik-4"]);
  expect(await stored()).toEqual([]);
});

test("the same thing said twice waits once", async () => {
  const queue = await aPhone();
  await queue.say("prisoner:p1", "twice");
  await queue.say("prisoner:p1", "twice");
  expect(queue.waiting()).toHaveLength(1);
});

test("a clock that went back does not hold it for ever", async () => {
  const queue = await aPhone();
  await queue.say("prisoner:p1", "twice");
  now -= 1_000_000;
  await queue.flush();
  expect(sent).toHaveLength(1);
});

test("where nothing is kept it waits in memory and makes no database", async () => {
  const queue = await aPhone({ kept: false });
  await queue.say("prisoner:p1", "address");
  expect(await factory.databases()).toEqual([]);
  now += TO_TAKE_BACK;
  await queue.flush();
  expect(sent).toHaveLength(1);
});

test("a full phone says so, and nothing is said to wait that does not", async () => {
  const queue = await aPhone();
  const full = new MistakeQueue(
    {
      outbox: {
        read: async () => undefined,
        write: async () => {
          throw new StorageFull("full");
        },
      } as never,
      send: async () => undefined,
      now: () => now,
      uuid: () => "x",
      later: () => () => undefined,
    },
    () => undefined,
  );
  await expect(full.say("prisoner:p1", "name")).rejects.toBeInstanceOf(StorageFull);
  expect([...full.waiting(), ...queue.waiting()]).toEqual([]);
});
