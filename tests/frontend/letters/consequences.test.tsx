import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { de } from "../../../frontend/src/messages/de";
import { speak } from "../../../frontend/src/messages/translate";
import { aLetter } from "../fixtures/letters";
import { aListView } from "../fixtures/memory-local";
import { aPrisoner } from "../fixtures/people";
import { data, render } from "../fixtures/render";

beforeEach(() => speak("de", de));
afterEach(() => vi.unstubAllGlobals());

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
    expect(await state({ state: "posted", status: "counted" }, died)).toContain("Danke, dass du");
  });

  test("to somebody to whom nobody should write give no reason", async () => {
    const html = await state({ do_not_post: true }, { state: "do_not_write" });
    expect(html).toContain("Bitte nicht einwerfen");
    expect(html).not.toMatch(/aus der Haft|gestorben/);
  });
});
