import type { PrisonerColumns, PublishedFile } from "../../../frontend/src/local/server";
import type { Facility, Prisoner } from "../../../frontend/src/local/types";

/** A person as the list holds one; every name here is invented or a public figure's. */
export const aPrisoner = (id: string, change: Partial<Prisoner> = {}): Prisoner => ({
  id,
  seq: 1,
  names: { be: `Васіль Зорк${id}`, en: `Vasil Zork${id}` },
  derived: [],
  aliases: [],
  gender: "male",
  birthday: "1962-09",
  detained_on: "2021-07-14",
  sentenced_on: null,
  sentence: null,
  sentence_lang: null,
  facility_id: "ik-1",
  state: "held",
  release: null,
  sample: false,
  ...change,
});

export const aFacility = (id: string, change: Partial<Facility> = {}): Facility => ({
  id,
  seq: 1,
  name: { ru: "ИК № 1" },
  state: "open",
  address: ["ИК № 1", "ул. Примерная, 1", "REPUBLIC OF BELARUS"],
  lang: "ru",
  source: "a source",
  as_of: "2023",
  check_again_on: null,
  closed_on: null,
  moved_to: null,
  returned: false,
  sample: false,
  ...change,
});

/** A small list with one of everything: somebody held, somebody not to write to, a closed institution. */
export const aList = () => ({
  prisoners: [
    aPrisoner("p1"),
    aPrisoner("p2"),
    aPrisoner("p3", { state: "do_not_write" }),
    aPrisoner("p4", { facility_id: "sizo-old" }),
    aPrisoner("p5", { facility_id: "ik-2" }),
  ],
  facilities: [
    aFacility("ik-1"),
    aFacility("ik-2", { state: "unchecked" }),
    aFacility("sizo-old", { state: "closed" }),
  ],
  releases: [],
});

/** People as a snapshot brings them. */
export function asColumns(rows: Prisoner[]): PrisonerColumns {
  const members = Object.keys(aPrisoner("")) as (keyof Prisoner)[];
  const columns = members.map((member) => [member, rows.map((row) => row[member])]);
  const languages = ["de", "en", "be", "ru"] as const;
  const names = languages.map((lang) => [lang, rows.map((row) => row.names[lang] ?? null)]);
  return { ...Object.fromEntries(columns), names: Object.fromEntries(names) };
}

export const texts = (lang: string): PublishedFile => ({
  kind: "texts",
  lang,
  guides: [{ slug: "language", title: lang, summary: "", html: "<p>…</p>", version: "1" }],
  notices: [{ slug: "imprint", title: lang, html: "<p>…</p>" }],
});

/** Rows with the changed ones in place of the old, and without those that are gone; sorted by id. */
export function merge<Row extends { id: string }>(
  old: Row[],
  changed: Row[],
  gone: string[],
): Row[] {
  const rows = new Map(old.map((row) => [row.id, row]));
  for (const id of gone) rows.delete(id);
  for (const row of changed) rows.set(row.id, row);
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
