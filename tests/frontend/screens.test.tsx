import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Facility } from "../../frontend/src/local/types";
import type { Catalogue } from "../../frontend/src/messages/catalogue";
import { de } from "../../frontend/src/messages/de";
import { en } from "../../frontend/src/messages/en";
import { speak } from "../../frontend/src/messages/translate";
import { routes } from "../../frontend/src/routes";
import { aLetter } from "./fixtures/letters";
import { aListView, type MemoryState } from "./fixtures/memory-local";
import { aFacility, aPrisoner, facilities, people, releases } from "./fixtures/people";
import { data, open, render, states } from "./fixtures/render";

beforeEach(() => speak("de", de));
afterEach(() => vi.unstubAllGlobals());

const cases = routes.flatMap((route) =>
  route.states.map((state) => [route.name, state, open(route.example)] as const),
);

describe.each([
  ["de", de as Catalogue],
  ["en", en],
] as const)("in %s", (language, catalogue) => {
  test.each(cases)(
    "the screen %s with %s says one thing in its heading",
    async (_name, state, path) => {
      speak(language, catalogue);
      const html = await render(path, states[state]);
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html).not.toMatch(/<h1[^>]*><\/h1>/);
      expect(html).not.toMatch(/\{\w+\}|undefined|\[object/);
    },
  );
});

test("no screen carries a style of its own, as the policy demands", async () => {
  for (const [, state, path] of cases)
    expect(await render(path, states[state])).not.toMatch(/ style=|<style|<script/);
});

test("invented people are marked wherever they stand", async () => {
  for (const path of [
    "/app/",
    "/app/prisoners",
    "/app/prisoners/p-vasil",
    "/app/prisoners/p-vasil/write",
    "/app/letters",
  ]) {
    expect(await render(path, data), path).toContain(">erfunden<");
  }
});

test("a person to whom nobody should write has no way to a card and no reason", async () => {
  const html = await render("/app/prisoners/p-wait", data);
  expect(html).toContain("zurzeit nicht schreiben");
  expect(html).not.toContain("/write");
  expect(html).not.toContain("ИК № 64");
});

test("a withheld address is said to be withheld", async () => {
  const html = await render("/app/prisoners/p-withheld", data);
  expect(html).toContain("noch keine Anschrift, die zwei von uns verglichen haben");
  expect(html).not.toContain("/write");
});

test("without an address nobody is told that the address may be old, but where to go on", async () => {
  const facility = aFacility({ state: "unchecked", address: null });
  const list = { ...aListView(people), facilities: new Map([[facility.id, facility]]) };
  const html = await render("/app/prisoners/p-vasil", { ...data, list });
  expect(html).toContain("noch keine Anschrift, die zwei von uns verglichen haben");
  expect(html).not.toContain("veraltet");
  expect(html).toContain('href="/app/"><span>Jemand anderen aussuchen');
});

test.each([
  ["2021-06-24", "(vom 24. Juni 2021)"],
  ["2025-03", "(März 2025)"],
  ["2025", "(2025)"],
])("a sentence of %s is dated %s", async (sentenced_on, words) => {
  const list = aListView([aPrisoner({ sentenced_on })]);
  expect(await render("/app/prisoners/p-vasil", { ...data, list })).toContain(`10 Jahre ${words}`);
});

test("a person's page has a door for the family, in their languages", async () => {
  const html = await render("/app/prisoners/p-vasil", data);
  for (const lang of ["be", "ru", "en", "de"])
    expect(html).toMatch(
      new RegExp(`<a class="link" lang="${lang}" href="/${lang}/family/p-vasil"`),
    );
});

test("a release names its publisher and the month in the reader's language", async () => {
  const released = releases.map((one) => ({ ...one, source: "Campact-Blog, 2026-01" }));
  const html = await render("/app/releases", {
    ...data,
    list: { ...aListView(people), releases: released },
  });
  expect(html).toContain("Laut Campact-Blog, Januar 2026.");
});

test("a card to somebody who left the list keeps its state and can be taken back, without a name", async () => {
  const letters = [aLetter({ prisoner_id: "p-gone", status: "counted" })];
  const html = await render("/app/letters", { ...data, letters });
  expect(html).toContain("ein Mensch, der nicht mehr auf der Liste steht");
  expect(html).toContain(">gezählt<");
  expect(html).toContain("rückgängig machen");
});

test("a closed institution warns and offers no card", async () => {
  const html = await render("/app/prisoners/p-closed", data);
  expect(html).toContain("geschlossen");
  expect(html).not.toContain("/write");
});

const withFacilities = (change: (one: Facility) => Partial<Facility>): Partial<MemoryState> => {
  const changed = facilities.map((one) => [one.id, { ...one, ...change(one) }] as const);
  return { ...data, list: { ...aListView(people), facilities: new Map(changed) } };
};

test("a closed institution says since when, and where it went", async () => {
  const moved = { closed_on: "2024-04", moved_to: "ik-4" };
  const html = await render(
    "/app/prisoners/p-closed",
    withFacilities((one) => (one.id === "ik-old" ? moved : {})),
  );
  expect(html).toContain("seit April 2024 geschlossen");
  expect(html).toContain("umgezogen: Penal colony No. 64");
});

test("an address says until when it is trusted, and when that is over", async () => {
  const page = async (change: Partial<Facility>) =>
    await render(
      "/app/prisoners/p-vasil",
      withFacilities(() => ({ sample: false, ...change })),
    );
  expect(await page({ check_again_on: "2099-01-01" })).toContain("bis 1. Januar 2099 noch einmal");
  expect(await page({ check_again_on: "2022-06-30" })).toContain("Das steht noch aus.");
  expect(await page({ returned: true })).toContain("zuletzt zurückgekommen");
});

test("names and address lines carry their language", async () => {
  const html = await render("/app/prisoners/p-vasil", data);
  expect(html).toContain('lang="be">Васіль Зорковіч');
  expect(html).toContain('lang="ru">ул. Примерная, 6');
  expect(html).toContain('lang="en">REPUBLIC OF BELARUS');
});

test("a person's page says a level in words and never a number of cards", async () => {
  const html = await render("/app/prisoners/p-vasil", data);
  expect(html).toMatch(/freut sich über Post|Karten sind unterwegs/);
  expect(html).not.toMatch(/\d+ Karten/);
});

test("who came out is found by search, and is not among those held", async () => {
  const html = await render("/app/prisoners", data);
  expect(html).not.toContain("Maryna Biarozka");
});

test("my cards begin with those that should not be posted", async () => {
  const html = await render("/app/letters", data);
  expect(html.indexOf("Bitte nicht einwerfen")).toBeGreaterThan(0);
  expect(html.indexOf("Bitte nicht einwerfen")).toBeLessThan(html.indexOf("Vasil Zorkovich"));
});

test("offline, the screen says how old the list is and what waits", async () => {
  const html = await render("/app/", states.offline);
  expect(html).toContain("Ohne Netz · Liste vom 13. November 2026 · 2 Karten warten");
});

test("a card that is refused in advance has no step to post it", async () => {
  const html = await render("/app/prisoners/p-closed/write?step=copy", data);
  expect(html).toContain("kann keine Karte abgehakt werden");
});
