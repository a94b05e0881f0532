import { expect, test } from "vitest";
import { nextQuestion } from "../../../frontend/src/letters/asking";
import { memoryState } from "../fixtures/memory-local";

const profile = memoryState().profile;

test("consent is asked before remembering, each only once", () => {
  expect(nextQuestion(null)).toBe("counting");
  expect(nextQuestion(profile)).toBe("counting");
  expect(nextQuestion({ ...profile, counting: "no" })).toBe("remember");
  expect(nextQuestion({ ...profile, counting: "yes", remember: "no" })).toBeNull();
});
