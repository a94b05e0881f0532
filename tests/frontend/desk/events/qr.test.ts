import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { qrCode } from "../../../../frontend/src/desk/events/qr";

const link = (length: number) =>
  `https://example.org/app/evening/gxm4k7z#${"aB3_-xY9".repeat(40)}`.slice(0, length);
const drawn = (text: string) =>
  qrCode(text)
    .map((row) => row.map(Number).join(""))
    .join("\n");

describe("a link for a camera", () => {
  // jsQR read the codes of all lengths from 1 to 213; these three stand for a small, a usual and the largest version.
  test.each([
    [17, "cf0b5e8d2e715cbd"],
    [60, "5bcdae9089efdbf7"],
    [213, "ab546b6c2211031d"],
  ])("of %i characters is drawn as another program has read it", (length, hash) => {
    const found = createHash("sha256")
      .update(drawn(link(length)))
      .digest("hex");
    expect(found.slice(0, 16)).toBe(hash);
  });

  test("that is too long is refused, and not cut off", () => {
    expect(() => qrCode(link(214))).toThrow(RangeError);
  });
});
