import { createHash } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import { createPhotoReader } from "../../../../frontend/src/api/photos";
import { createPhotos } from "../../../../frontend/src/local/photos";
import { ModelServer } from "../model_server";
import { aList, aPrisoner } from "../people";
import { stored, TestPhone } from "../test_world";

const PICTURE = new TextEncoder().encode("pixels");
const HASH = createHash("sha256").update(PICTURE).digest("hex");
const photo = { hash: HASH, width: 360, height: 480, source: "Viasna, 2026-11" };
let answers: (Uint8Array<ArrayBuffer> | null)[] = [];

beforeEach(() => {
  answers = [];
});

const read = createPhotoReader(async () => {
  const answer = answers.shift();
  if (!answer) throw new TypeError("no network");
  return new Response(answer);
});

/** A phone whose list names a picture of p1. */
async function aPhone({ kept }: { kept: boolean }) {
  const phone = new TestPhone();
  vi.stubGlobal("indexedDB", phone.indexedDB);
  const server = new ModelServer(aList());
  server.changeList({ prisoners: [aPrisoner("p1", { details: { photo } })] });
  const local = kept ? await phone.keptTab(server) : phone.tab(server);
  const photos = createPhotos(
    read,
    (id, hash) => local.prisoner(id)?.details?.photo?.hash === hash,
  );
  return { phone, server, local, photoOf: photos.of };
}

test("a picture is fetched once, and is there without a network", async () => {
  const { photoOf } = await aPhone({ kept: true });
  answers = [PICTURE];
  const shown = `data:image/webp;base64,${btoa("pixels")}`;
  expect(await photoOf("p1", HASH)).toBe(shown);
  expect(await photoOf("p1", HASH)).toBe(shown);
});

test("what is not the picture that the list names is not shown, nor kept", async () => {
  const { phone, photoOf } = await aPhone({ kept: true });
  answers = [new TextEncoder().encode("somebody else")];
  expect(await photoOf("p1", HASH)).toBeNull();
  expect(await photoOf("p1", HASH)).toBeNull(); // no network
  expect(JSON.stringify(await stored(phone, "lebenszeichen-cache", "replica"))).not.toContain(
    '"body"',
  );
});

test("whom the list names no more leaves no picture on the phone", async () => {
  const { phone, server, local, photoOf } = await aPhone({ kept: true });
  answers = [PICTURE];
  await photoOf("p1", HASH);
  server.changeList({ prisoners: [aPrisoner("p1")] });
  await local.syncNow();
  const rows = await stored(phone, "lebenszeichen-cache", "replica");
  expect(rows.filter((row) => Array.isArray(row))).toEqual([[]]);
  expect(await photoOf("p1", HASH)).toBeNull();
});

test("where nothing is kept, no picture is", async () => {
  const { phone, photoOf } = await aPhone({ kept: false });
  answers = [PICTURE];
  await photoOf("p1", HASH);
  expect(await phone.indexedDB.databases()).toEqual([]);
});
