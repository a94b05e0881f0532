import fc from "fast-check";
import { expect, test } from "vitest";
import { readPush } from "../../../../frontend/src/local/alerts/notices";

const ORIGIN = "https://lebenszeichen.example";
const read = (value: unknown) =>
  readPush(typeof value === "string" ? value : JSON.stringify(value), ORIGIN, "1 new message");

const message = {
  web_push: 8030,
  notification: {
    title: "123 people came out of prison",
    body: "Reported on 22 November.",
    lang: "en",
    tag: "release-r1",
    navigate: `${ORIGIN}/app/releases/r1`,
    silent: false,
    data: { v: 1, kind: "release", event: 7, release_id: "r1", handshake: null },
  },
  mutable: true,
  app_badge: 1,
};

test("a release is read as it was sent", () => {
  expect(read(message)).toEqual({
    event: 7,
    kind: "release",
    title: "123 people came out of prison",
    body: "Reported on 22 November.",
    lang: "en",
    tag: "release-r1",
    path: "/app/releases/r1",
    silent: false,
    badge: true,
    release_id: "r1",
    handshake: null,
  });
});

test("a kind of a later server is shown all the same", () => {
  const later = { notification: { ...message.notification, data: { kind: "feast" } } };
  expect(read(later)).toMatchObject({ kind: "feast", title: "123 people came out of prison" });
});

test.each(["", "not JSON", "[]", "null", "7", "{}", '{"notification":3}'])(
  "%j becomes a visible notice that leads to the releases",
  (text) => {
    expect(read(text)).toMatchObject({
      title: "1 new message",
      path: "/app/releases",
      tag: "lebenszeichen",
    });
  },
);

test.each([
  "https://elsewhere.example/app/releases/r1",
  "javascript:alert(1)",
  "//elsewhere.example/app/",
  "https://lebenszeichen.example/api/devices/current",
  "/de/prisoners",
  7,
])("a notice never leads to %j", (navigate) => {
  expect(read({ notification: { title: "t", navigate } }).path).toBe("/app/releases");
});

test("whatever comes, there is something to show and nowhere else to go", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      const notice = read(text);
      expect(notice.title).not.toBe("");
      expect(notice.path).toMatch(/^\/(app|desk)\//);
    }),
  );
});
