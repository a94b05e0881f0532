import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AlertsView } from "../../../frontend/src/local/alerts/contract";
import { de } from "../../../frontend/src/messages/de";
import { speak } from "../../../frontend/src/messages/translate";
import { memoryAlerts, neverAsked, turnedOn } from "../fixtures/memory-alerts";
import { render } from "../fixtures/render";

beforeEach(() => speak("de", de));
afterEach(() => vi.unstubAllGlobals());

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
