import { expect, test } from "vitest";
import { route } from "../../service_worker/src/routing";

const ORIGIN = "https://lebenszeichen.example";
const build = {
  name: "b2",
  precache: ["/app/", "/app/assets/index-b2.js", "/app/manifest.webmanifest"],
  mark: "",
};
const answered = (path: string, mode = "navigate", method = "GET"): string | null =>
  route({ method, mode, url: path.startsWith("/") ? ORIGIN + path : path }, ORIGIN, build);

test.each(["/app/", "/app/letters", "/app/prisoners/p4k8m2x9q1/write", "/app/join?x=1", "/app/"])(
  "the screen %s is the kept page",
  (path) => {
    expect(answered(path)).toBe("/app/");
  },
);

test("kept files are answered from the shell, whoever asks", () => {
  expect(answered("/app/assets/index-b2.js", "no-cors")).toBe("/app/assets/index-b2.js");
  expect(answered("/app/assets/index-b2.js")).toBe("/app/assets/index-b2.js");
  expect(answered("/app/manifest.webmanifest", "cors")).toBe("/app/manifest.webmanifest");
});

test.each([
  ["/api/manifest", "cors"],
  ["/api/files/ab12", "cors"],
  ["/", "navigate"],
  ["/de/guides", "navigate"],
  ["/desk/", "navigate"],
  ["/app/assets/index-b1.js", "no-cors"],
  ["/app/version.json", "cors"],
  ["/app/version.json", "navigate"],
  ["/app/sw.js", "navigate"],
  ["/app/letters", "cors"],
  ["https://elsewhere.example/app/", "navigate"],
])("%s (%s) is the network's", (path, mode) => {
  expect(answered(path, mode)).toBeNull();
});

test("only reading is answered", () => {
  expect(answered("/app/letters", "navigate", "POST")).toBeNull();
});
