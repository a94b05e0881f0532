import { LocationProvider, Route, Router } from "preact-iso/router";
import { renderToStringAsync } from "preact-render-to-string";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { attachAlerts } from "../../frontend/src/alerts/attached";
import { Frame } from "../../frontend/src/frame/Frame";
import type { AlertsView } from "../../frontend/src/local/alerts/contract";
import type { Catalogue } from "../../frontend/src/messages/catalogue";
import { de } from "../../frontend/src/messages/de";
import { en } from "../../frontend/src/messages/en";
import { speak } from "../../frontend/src/messages/translate";
import { attach } from "../../frontend/src/replica";
import { routes, type ScreenState } from "../../frontend/src/routes";
import { screens } from "../../frontend/src/screens";
import { aLetter } from "./fixtures/letters";
import { aNotice, memoryAlerts, neverAsked, turnedOn } from "./fixtures/memory-alerts";
import {
  aListView,
  idle,
  type MemoryState,
  memoryLocal,
  memoryState,
} from "./fixtures/memory-local";
import { aFacility, aPrisoner, campaigns, people, releases } from "./fixtures/people";
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
  return example
    .replace(":id", "p-vasil")
    .replace(":slug", "content")
    .replace(":release", "2025-12-13");
}

async function render(
  path: string,
  state: Partial<MemoryState>,
  alerts = memoryAlerts(neverAsked),
  languages = ["de"],
): Promise<string> {
  attachAlerts(alerts);
  vi.stubGlobal("location", new URL(path, "https://example.org"));
  vi.stubGlobal("navigator", { userAgent: "", languages, maxTouchPoints: 0 });
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
    expect(html).toMatch(new RegExp(`<a class="link" lang="${lang}" href="/app/imprint"`));
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

describe("a release", () => {
  const path = "/app/releases/2025-12-13";
  const [one] = releases;
  const withRelease = (change: object, letters = data.letters): Partial<MemoryState> => ({
    ...data,
    letters: letters ?? [],
    list: { ...aListView(people), releases: one ? [{ ...one, ...change }] : [] },
  });

  test("says what happened, where to, on which day and according to whom, and what now", async () => {
    const html = await render(path, withRelease({}));
    expect(html).toMatch(/<h1[^>]*>123 Menschen sind aus der Haft<\/h1>/);
    expect(html).toContain("114 kamen in die Ukraine, 9 nach Litauen.");
    expect(html).toContain('datetime="2025-12-13"');
    expect(html).toContain("Laut Viasna.");
    expect(html).toContain("Maryna Biarozka");
    expect(html).toContain("Wer braucht eine Karte?");
  });

  test("that two coordinators told says so", async () => {
    const texts = { de: { title: "Zwei Menschen sind aus der Haft", body: "Es sind A und B." } };
    expect(await render(path, withRelease({ texts }))).toContain("Zwei von uns haben es geprüft");
    expect(await render(path, withRelease({}))).not.toContain("Zwei von uns haben es geprüft");
  });

  test.each([
    [{ state: "withdrawn", freed: 0 }, "Unsere Meldung war falsch"],
    [{ questioned: true }, "Wir prüfen diese Meldung"],
  ])(
    "that does not stand any more names nobody and rejoices at nothing: %o",
    async (change, words) => {
      for (const where of [path, "/app/releases"]) {
        const html = await render(where, withRelease(change));
        expect(html).toContain(words);
        expect(html).not.toContain("sind aus der Haft");
        expect(html).not.toContain(`href="/app/prisoners/p-out"`);
      }
    },
  );

  test("that was corrected says so", async () => {
    expect(await render(path, withRelease({ state: "corrected" }))).toContain(">Berichtigt<");
  });

  test("of somebody's death speaks soberly", async () => {
    const html = await render(path, withRelease({ kind: "death", freed: 1, prisoner_ids: [] }));
    expect(html).toMatch(/<h1[^>]*>Ein Mensch ist gestorben<\/h1>/);
    expect(html).not.toMatch(/done|aus der Haft</);
  });

  test("says what it means for one's own cards", async () => {
    const written = aLetter({ prisoner_id: "p-out", state: "written", do_not_post: true });
    const waiting = await render(path, withRelease({}, [written]));
    expect(waiting).toContain("Bitte nicht einwerfen");
    expect(waiting).toContain("Bitte behalte diese Karte");
    const posted = aLetter({ prisoner_id: "p-out", state: "posted", status: "counted" });
    const onItsWay = await render(path, withRelease({}, [posted]));
    expect(onItsWay).toContain("das ist in Ordnung");
    expect(onItsWay).not.toContain("Bitte nicht einwerfen");
  });

  test("is read from the notice where no list knows it, with the way to the plain page", async () => {
    const html = await render("/app/releases/r-one", {}, memoryAlerts(turnedOn, [aNotice()]));
    expect(html).toMatch(/<h1[^>]*>123 Menschen sind aus der Haft<\/h1>/);
    expect(html).toContain("Darunter ist Maryna Biarozka.");
    expect(html).toContain('href="/de/releases/r-one"');
  });

  test("that a notice has withdrawn is not told from an older list", async () => {
    const notice = aNotice({
      kind: "withdrawal",
      release_id: "2025-12-13",
      title: "Unsere Meldung war falsch",
      body: "Es tut uns leid.",
    });
    const html = await render(path, withRelease({}), memoryAlerts(turnedOn, [notice]));
    expect(html).toMatch(/<h1[^>]*>Unsere Meldung war falsch<\/h1>/);
    expect(html).not.toContain("123 Menschen");
    expect(html).not.toContain("Maryna");
  });
});

describe("my cards after a change", () => {
  const state = (own: object, prisoner: object) =>
    render("/app/letters", {
      ...data,
      list: aListView([aPrisoner({ id: "p-vasil", ...prisoner })]),
      letters: [aLetter({ prisoner_id: "p-vasil", ...own })],
    });

  test("to somebody who died are spoken of soberly", async () => {
    const died = { state: "died" };
    expect(await state({ do_not_post: true }, died)).toContain("Ist gestorben. Bitte wirf diese");
    expect(await state({ state: "posted", status: "counted" }, died)).toContain("danke dafür");
  });

  test("to somebody to whom nobody should write give no reason", async () => {
    const html = await state({ do_not_post: true }, { state: "do_not_write" });
    expect(html).toContain("Bitte nicht einwerfen");
    expect(html).not.toMatch(/aus der Haft|gestorben/);
  });
});

describe("alerts", () => {
  const ask = (view: AlertsView) => render("/app/alerts", {}, memoryAlerts(view));

  test("are explained and consented to before anything is asked", async () => {
    const html = await ask(neverAsked);
    expect(html).toContain("Sag mir Bescheid");
    expect(html).toContain("erlaubst du uns, dafür zu speichern");
    expect(html).toMatch(/checked[^>]*value="full"|value="full"[^>]*checked/);
  });

  test("near Belarus begin with the word about it, and with a neutral lock screen", async () => {
    const html = await render("/app/alerts", {}, memoryAlerts(neverAsked), ["be"]);
    expect(html).toMatch(/checked[^>]*value="neutral"|value="neutral"[^>]*checked/);
    expect(html).toContain("note--strong");
  });

  test("offer three choices once they are on, and a test", async () => {
    const html = await ask(turnedOn);
    for (const words of ["Sofort", "In Ruhe, um", "Gar nicht mehr", "Testnachricht schicken"])
      expect(html).toContain(words);
    expect(html).not.toContain("Sag mir Bescheid");
  });

  test("that wait for their first notice say so", async () => {
    expect(await ask({ ...turnedOn, at: "waiting" } as AlertsView)).toContain(
      "Die erste Nachricht ist unterwegs",
    );
  });

  test("that were forbidden say how to allow them, and offer no button that cannot work", async () => {
    const html = await ask({ at: "off", denied: true, untold: false });
    expect(html).toContain("fragt nicht von selbst wieder");
    expect(html).not.toContain("<button");
  });

  test("where a browser has none, lead to the other ways", async () => {
    const html = await ask({ at: "unsupported" });
    expect(html).toContain("Freilassungen im Netz lesen");
  });
});
