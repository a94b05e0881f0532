import { expect, test } from "vitest";
import { targetFrom, welcomeFor } from "../../../frontend/src/welcome/target";

test("the way through welcome leads where somebody wanted to go, with the link's hash", () => {
  const link = "/app/join#campaign=advent";
  const welcome = new URL(welcomeFor(link), "https://example.org");
  expect(welcome.pathname).toBe("/app/welcome");
  expect(targetFrom(welcome.hash)).toBe(link);
  expect(welcome.search).toBe("");
});

test("the first screen needs no remembering", () => {
  expect(welcomeFor("/app/")).toBe("/app/welcome");
  expect(targetFrom("")).toBe("/app/");
});

test.each([
  "https://evil.example",
  "//evil.example",
  "/app//evil.example",
  "/app/\\evil",
  "/de/prisoners",
  "/app/welcome#to=x",
])("%s is no place of this app", (to) => {
  expect(targetFrom(`#to=${encodeURIComponent(to)}`)).toBe("/app/");
});
