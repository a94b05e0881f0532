import { LocationProvider, Route, Router } from "preact-iso/router";
import { renderToStringAsync } from "preact-render-to-string";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Frame } from "../../frontend/src/frame/Frame";
import type { Catalogue } from "../../frontend/src/messages/catalogue";
import { de } from "../../frontend/src/messages/de";
import { en } from "../../frontend/src/messages/en";
import { speak } from "../../frontend/src/messages/translate";
import { attach } from "../../frontend/src/replica";
import { routes, type ScreenState } from "../../frontend/src/routes";
import { screens } from "../../frontend/src/screens";
import { aLetter } from "./fixtures/letters";
import {
  aListView,
  idle,
  type MemoryState,
  memoryLocal,
  memoryState,
} from "./fixtures/memory-local";
import { campaigns, people, releases } from "./fixtures/people";
import { guides, notices } from "./fixtures/texts";

const data: Partial<MemoryState> = {
  list: { ...aListView(people), releases },
  campaigns,
  guides,
  notices,
  letters: [
    aLetter(),
    aLetter({ letter_id: "letter-2", prisoner_id: "p-wait", do_not_post: true }),
  ],
};

const states: Record<ScreenState, Partial<MemoryState>> = {
  data,
  empty: {},
  error: { list: null, sync: { ...idle, connection: "offline" } },
  offline: { ...data, sync: { ...idle, connection: "offline", waiting: 2 } },
};

/** A route's example with an id and a slug that exist in the fixtures. */
function open(example: string): string {
  return example.replace(":id", "p-vasil").replace(":slug", "content");
}

async function render(path: string, state: Partial<MemoryState>): Promise<string> {
  vi.stubGlobal("location", new URL(path, "https://example.org"));
  vi.stubGlobal("navigator", { userAgent: "", languages: ["de"], maxTouchPoints: 0 });
  vi.stubGlobal("window", { matchMedia: () => ({ matches: false }) });
  attach(memoryLocal(memoryState(state)));
  return renderToStringAsync(
    <LocationProvider>
      <Frame current={null}>
        <Router>
          {routes.map((route) => (
            <Route key={route.name} path={route.path} component={screens[route.name]} />
          ))}
        </Router>
      </Frame>
    </LocationProvider>,
  );
}

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
  expect(html).toContain("noch nicht zwei von uns angesehen");
  expect(html).not.toContain("/write");
});

test("a closed institution warns and offers no card", async () => {
  const html = await render("/app/prisoners/p-closed", data);
  expect(html).toContain("geschlossen");
  expect(html).not.toContain("/write");
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
  expect(html).toContain("kann zurzeit keine Karte abgehakt werden");
});
