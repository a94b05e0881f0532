import { beforeEach, expect, test } from "vitest";
import { de } from "../../../frontend/src/messages/de";
import { speak } from "../../../frontend/src/messages/translate";
import { destinationWords } from "../../../frontend/src/releases/destinations";

beforeEach(() => speak("de", de));

test("destinations make a sentence, the most first", () => {
  expect(destinationWords({ Lithuania: 9, Ukraine: 114 })).toBe(
    "114 kamen in die Ukraine, 9 nach Litauen",
  );
});

test("a place without words of its own stays as the source writes it", () => {
  expect(destinationWords({ Latvia: 2 })).toBe("2 kamen nach Latvia");
});

test("nothing known is nothing said", () => {
  expect(destinationWords({})).toBe("");
});
