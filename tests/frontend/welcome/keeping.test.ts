import { expect, test } from "vitest";
import { StorageFull, StorageUnavailable } from "../../../frontend/src/local/contract";
import { stepState, steps, whyFailed } from "../../../frontend/src/welcome/keeping";

const states = (step: "list" | "ready" | "failed") =>
  steps.map((one) => stepState(one, { step, done: 1, total: 4 }));

test("steps before the running one are done, those after it open", () => {
  expect(states("list")).toEqual(["done", "running", "open", "open"]);
  expect(states("ready")).toEqual(["done", "done", "done", "done"]);
});

test("nothing is called done before anything was heard, or after a failure", () => {
  expect(steps.map((step) => stepState(step, null))).toEqual(["open", "open", "open", "open"]);
  expect(states("failed")).toEqual(["open", "open", "open", "open"]);
});

test("a failure is told apart from a full phone and from a private window", () => {
  expect(whyFailed(new StorageFull())).toBe("full");
  expect(whyFailed(new StorageUnavailable())).toBe("unavailable");
  expect(whyFailed(new TypeError("failed to fetch"))).toBe("network");
});
