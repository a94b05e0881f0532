import { expect, test } from "vitest";
import { connectionKey, edgeState } from "../../../frontend/src/frame/connection";
import { idle } from "../fixtures/memory-local";

test("the airmail edge rests, travels while cards are pushed, and is hatched offline", () => {
  expect(edgeState(idle)).toBe("still");
  expect(edgeState({ ...idle, phase: "pushing" })).toBe("moving");
  expect(edgeState({ ...idle, phase: "pushing", connection: "offline" })).toBe("offline");
});

test("the sentence about the network follows answers, and says unknown until there was one", () => {
  expect(connectionKey(idle)).toBe("status.online");
  expect(connectionKey({ ...idle, connection: "unknown" })).toBe("status.unknown");
  expect(connectionKey({ ...idle, connection: "offline", phase: "pulling" })).toBe(
    "status.offline",
  );
  expect(connectionKey({ ...idle, phase: "pulling" })).toBe("status.pulling");
});
