import { expect, test } from "vitest";
import { strengthOf } from "../../../../frontend/src/local/backup/passphrase";

test.each([
  ["", "too_short"],
  ["elf Zeichen", "too_short"],
  ["            ", "too_short"],
  ["aaaaaaaaaaaaaaaaaaaaaaaa", "guessable"],
  ["123456789012345", "guessable"],
  ["abcdefghijklmnop", "guessable"],
  ["Sonnenblumenkern", "fair"],
  ["Kamel Fenster Nebel Tasse", "good"],
])("%s is %s", (passphrase, strength) => {
  expect(strengthOf(passphrase)).toBe(strength);
});
