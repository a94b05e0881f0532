import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readCatalogues } from "../../../frontend/tooling/catalogue_plugin";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "catalogues-"));
  write("de.ts", 'export const de = { yes: "ja", no: "nein" };');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, code: string): void {
  writeFileSync(join(folder, name), code);
}

test("every file that is named by a language is a catalogue, and no other", async () => {
  write("be.ts", 'export const be: Record<string, string> = { yes: "так", no: "не" };');
  write("dates.ts", "export const dates = {};");
  expect(await readCatalogues(folder)).toEqual([
    { language: "be", name: "Беларуская", messages: { yes: "так", no: "не" } },
    { language: "de", name: "Deutsch", messages: { yes: "ja", no: "nein" } },
  ]);
});

test("a catalogue that says less or more than the German one is refused", async () => {
  write("fr.ts", 'export const fr = { yes: "oui", maybe: "peut-être" };');
  await expect(readCatalogues(folder)).rejects.toThrow(
    "messages/fr.ts: missing: no; unknown: maybe",
  );
});

test("a catalogue that is named otherwise than its file is refused", async () => {
  write("fr.ts", 'export const french = { yes: "oui", no: "non" };');
  await expect(readCatalogues(folder)).rejects.toThrow('messages/fr.ts exports no "fr"');
});

test("two letters that are no language are refused", async () => {
  write("zz.ts", 'export const zz = { yes: "z", no: "zz" };');
  await expect(readCatalogues(folder)).rejects.toThrow('no language has the code "zz"');
});
