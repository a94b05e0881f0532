import { beforeAll, describe, expect, test } from "vitest";
import { ROUNDS, seal, unseal } from "../../../../frontend/src/local/backup/sealed";
import { CannotOpen } from "../../../../frontend/src/local/own/contract";

const FEWEST = 600_000;
const WORDS = "vier Wörter ohne Zusammenhang";
let file: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  file = await seal('{"to":"Васіль"}', WORDS, FEWEST);
});

const why = (changed: Uint8Array<ArrayBuffer>, words = WORDS) =>
  unseal(changed, words).then(
    () => "opened",
    (error: unknown) => (error instanceof CannotOpen ? error.why : error),
  );

const changedAt = (place: number) => {
  const changed = file.slice();
  changed[place] = (changed[place] ?? 0) ^ 1;
  return changed;
};

describe("a sealed file", () => {
  test("opens with the same words, however a keyboard writes them", async () => {
    const decomposed = ` ${WORDS.normalize("NFD").replace(" ", "  ")} `;
    expect(await unseal(file, decomposed)).toBe('{"to":"Васіль"}');
  });

  test("says which passphrase is wrong, which file is another one and which came to harm", async () => {
    expect(await why(file, `${WORDS}.`)).toBe("passphrase");
    expect(await why(changedAt(0))).toBe("other_file");
    expect(await why(new Uint8Array())).toBe("other_file");
    expect(await why(changedAt(60))).toBe("damaged");
    expect(await why(file.slice(0, -1))).toBe("damaged");
    expect(await why(file.slice(0, 40))).toBe("damaged");
    const newer = file.slice();
    newer[4] = 2;
    expect(await why(newer)).toBe("newer");
  });

  test("with fewer rounds than we promise is not opened, and ours has more", async () => {
    const quick = file.slice();
    new DataView(quick.buffer).setUint32(5, FEWEST - 1);
    expect(await why(quick)).toBe("damaged");
    expect(ROUNDS).toBeGreaterThanOrEqual(FEWEST);
    expect(new DataView(file.buffer).getUint32(5)).toBe(FEWEST);
  });

  test("says nothing of what is in it, and hardly how much", async () => {
    const other = await seal('{"to":"Васіль and many more"}', WORDS, FEWEST);
    expect(other.length).toBe(file.length);
    expect(new TextDecoder("latin1").decode(file)).not.toMatch(/"to"|Lebens/);
    // Salt and iv are minted for each: the same contents never make the same bytes.
    expect(other.slice(9, 37)).not.toEqual(file.slice(9, 37));
  });

  test("whose header was changed does not open, checksum or not", async () => {
    const forged = file.slice(0, -32);
    new DataView(forged.buffer).setUint32(5, FEWEST + 1);
    const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", forged));
    expect(await why(Uint8Array.from([...forged, ...sum]))).toBe("passphrase");
  });
});
