import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Letter } from "../../../frontend/src/local/types";
import { de } from "../../../frontend/src/messages/de";
import { speak } from "../../../frontend/src/messages/translate";
import { aLetter } from "../fixtures/letters";
import { aListView } from "../fixtures/memory-local";
import { aPrisoner } from "../fixtures/people";
import { data, render } from "../fixtures/render";

beforeEach(() => speak("de", de));
afterEach(() => vi.unstubAllGlobals());

const shown = (letter: Partial<Letter>, state: "held" | "came_out" | "do_not_write" = "held") =>
  render("/app/letters", {
    ...data,
    list: aListView([aPrisoner({ state })]),
    letters: [aLetter(letter)],
  });

test("a written card that must not be posted can be kept for later, and then warns of nothing", async () => {
  const warned = await shown({ state: "written", do_not_post: true }, "came_out");
  expect(warned).toContain(de["letters.keep"]);
  expect(warned).toContain("note--stop");
  const kept = await shown({ state: "written", for_later: true }, "came_out");
  expect(kept).toContain(de["letters.kept_title"]);
  expect(kept).toContain(de["letters.came_out_keep"]);
  expect(kept).toContain(de["letters.take_up"]);
  expect(kept).not.toMatch(/note--stop|chip--stop/);
  expect(kept).not.toContain(de["letters.post"]);
  expect(kept).not.toContain(de["letters.kept_may"]);
});

test("a card kept for somebody to whom may be written again says so, and is taken up before it is posted", async () => {
  const kept = await shown({ state: "written", for_later: true });
  expect(kept).toContain(de["letters.kept_may"]);
  expect(kept).not.toContain(de["letters.post"]);
});

test("what was heard stands on the card, and the card is undone only after that", async () => {
  expect(await shown({})).toContain(de["letter.undo"]);
  const heard = await shown({ heard: ["answered"] });
  expect(heard).toContain(de["letters.heard_answered"]);
  expect(heard).not.toContain(de["letter.undo"]);
});

test("of a card that nobody has sent off yet nothing can be heard", async () => {
  expect(await shown({ state: "written" })).not.toContain(de["letters.heard_open"]);
  const handedIn = await shown({ state: "handed_in", event_id: "aaaaaaa" });
  expect(handedIn).toContain(de["letters.handed_in_title"]);
  expect(handedIn).toContain(de["letters.heard_open"]);
});
