import { CannotOpen } from "../own/contract";

/**
 * A file that only its passphrase opens. Its bytes: "CARD" · version (1) · rounds (4, big-endian) · salt (16) · iv (12) ·
 * the contents under AES-GCM-256 with its tag · SHA-256 of all before (32). The first 37 are authenticated too.
 */

const MAGIC = [0x43, 0x41, 0x52, 0x44];
const VERSION = 1;
const SALT_AT = 9;
const IV_AT = 25;
const HEADER = 37;
const TAG = 16;
const SUM = 32;
/** Bytes: how long a file is tells only roughly how many cards are in it. */
const BLOCK = 4096;

/** PBKDF2's rounds: more than OWASP's 600,000 for SHA-256 (Password Storage Cheat Sheet, 2023), for a file can be tried at leisure. */
export const ROUNDS = 1_000_000;
/** Fewer would make a file easier to open than we promise; more would only make a phone stand still. */
const FEWEST = 600_000;
const MOST = 10_000_000;

type Bytes = Uint8Array<ArrayBuffer>;

/** Seals a text. `rounds` is for tests; never below 600,000. */
export async function seal(text: string, passphrase: string, rounds = ROUNDS): Promise<Bytes> {
  const header = new Uint8Array(HEADER);
  header.set([...MAGIC, VERSION]);
  new DataView(header.buffer).setUint32(MAGIC.length + 1, rounds);
  crypto.getRandomValues(header.subarray(SALT_AT));
  const locked = await crypto.subtle.encrypt(
    cipher(header),
    await keyFrom(passphrase, header, "encrypt"),
    padded(text),
  );
  const body = joined(header, new Uint8Array(locked));
  return joined(body, await sumOf(body));
}

/** Opens what `seal` made. Rejects with CannotOpen. */
export async function unseal(file: Bytes, passphrase: string): Promise<string> {
  const header = checkedHeader(file);
  const body = file.slice(0, -SUM);
  const sum = await sumOf(body);
  if (sum.some((byte, place) => byte !== file[body.length + place]))
    throw new CannotOpen("damaged");
  const key = await keyFrom(passphrase, header, "decrypt");
  try {
    const open = await crypto.subtle.decrypt(cipher(header), key, body.slice(HEADER));
    return new TextDecoder().decode(open).trimEnd();
  } catch {
    throw new CannotOpen("passphrase");
  }
}

function checkedHeader(file: Bytes): Bytes {
  if (MAGIC.some((byte, place) => file[place] !== byte)) throw new CannotOpen("other_file");
  if ((file[MAGIC.length] ?? 0) > VERSION) throw new CannotOpen("newer");
  if (file.length < HEADER + TAG + SUM) throw new CannotOpen("damaged");
  const header = file.slice(0, HEADER);
  const rounds = roundsOf(header);
  if (rounds < FEWEST || rounds > MOST) throw new CannotOpen("damaged");
  return header;
}

const roundsOf = (header: Bytes): number => new DataView(header.buffer).getUint32(MAGIC.length + 1);

const cipher = (header: Bytes): AesGcmParams => ({
  name: "AES-GCM",
  iv: header.slice(IV_AT),
  additionalData: header,
});

async function keyFrom(
  passphrase: string,
  header: Bytes,
  use: "encrypt" | "decrypt",
): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(asTyped(passphrase));
  const known = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const salt = header.slice(SALT_AT, IV_AT);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: roundsOf(header) },
    known,
    { name: "AES-GCM", length: 256 },
    false,
    [use],
  );
}

/** The same words on every keyboard: some write "ö" as two signs, some put a space after the last word. */
export const asTyped = (passphrase: string): string =>
  passphrase.normalize("NFKC").trim().replace(/\s+/g, " ");

/** JSON reads past spaces at its end. */
function padded(text: string): Bytes {
  const bytes = new TextEncoder().encode(text);
  const room = new Uint8Array(Math.ceil((bytes.length + 1) / BLOCK) * BLOCK).fill(0x20);
  room.set(bytes);
  return room;
}

const sumOf = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

function joined(one: Bytes, other: Bytes): Bytes {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}
