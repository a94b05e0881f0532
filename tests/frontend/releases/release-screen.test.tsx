import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { de } from "../../../frontend/src/messages/de";
import { speak } from "../../../frontend/src/messages/translate";
import { aLetter } from "../fixtures/letters";
import { aNotice, memoryAlerts, turnedOn } from "../fixtures/memory-alerts";
import { aListView, type MemoryState } from "../fixtures/memory-local";
import { people, releases } from "../fixtures/people";
import { data, render } from "../fixtures/render";

beforeEach(() => speak("de", de));
afterEach(() => vi.unstubAllGlobals());

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
