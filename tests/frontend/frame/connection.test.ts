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
  const broken = { type: "/problems/server-fault", title: "", status: 500 };
  expect(connectionKey({ ...idle, last_problem: broken })).toBe("status.server_trouble");
  expect(connectionKey({ ...idle, last_problem: { ...broken, status: 0 } })).toBe("status.online");
});
