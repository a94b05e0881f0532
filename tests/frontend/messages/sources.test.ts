import { expect, test } from "vitest";
import { formatSource } from "../../../frontend/src/messages/sources";

test.each([
  [
    "Campact-Blog, 2026-01; Statement, 2026-01",
    "de",
    "Campact-Blog, Januar 2026; Statement, Januar 2026",
  ],
  [
    "Campact-Blog, 2026-01; Statement, 2026-01",
    "en",
    "Campact-Blog, January 2026; Statement, January 2026",
  ],
  ["Euroradio, 2024-04-29", "de", "Euroradio, 29. April 2024"],
])("the dates of %s are written as in %s", (source, language, words) => {
  expect(formatSource(source, language)).toBe(words);
});

test.each(["Libereco 2020-22; PEN 2022", "Report, 2020-22", "Viasna, no. 2026-01b"])(
  "what is no date in %s stays as it is",
  (source) => {
    expect(formatSource(source, "de")).toBe(source);
  },
);
