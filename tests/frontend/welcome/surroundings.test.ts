import { describe, expect, test } from "vitest";
import { type Glimpse, readSurroundings } from "../../../frontend/src/welcome/surroundings";

const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1";
const android =
  "Mozilla/5.0 (Linux; Android 9; SM-A505F) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36";
const mac =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15";

function look(change: Partial<Glimpse>) {
  return readSurroundings({
    userAgent: android,
    languages: ["de"],
    timeZone: "Europe/Berlin",
    installed: false,
    touchPoints: 5,
    ...change,
  });
}

describe("the word about Belarus", () => {
  test.each([["be"], ["ru-RU"], ["de", "be-BY"]])(
    "is large for a phone that speaks %s",
    (...languages) => {
      expect(look({ languages }).nearBelarus).toBe(true);
    },
  );

  test("is large for a phone in the zone of Minsk", () => {
    expect(look({ timeZone: "Europe/Minsk" }).nearBelarus).toBe(true);
  });

  test("is not large elsewhere, nor for languages that only begin alike", () => {
    expect(look({ languages: ["de", "bem", "rup"] }).nearBelarus).toBe(false);
  });
});

describe("where the page runs", () => {
  test.each([
    [`${iphone} Instagram 300.0`, "Instagram"],
    [`${android} [FBAN/EMA;FBAV/400]`, "Facebook"],
    [`${android} Telegram-Android/10`, "Telegram"],
    ["Mozilla/5.0 (Linux; Android 9; SM-A505F; wv) AppleWebKit/537.36 Chrome/120.0", "other"],
  ])("a built-in browser is told: %s", (userAgent, app) => {
    expect(look({ userAgent }).inApp).toBe(app);
  });

  test("a usual browser is none", () => {
    expect(look({}).inApp).toBeNull();
  });

  test("a Safari tab shares nothing with the installed app; the installed app itself is no tab", () => {
    expect(look({ userAgent: iphone }).iosTab).toBe(true);
    expect(look({ userAgent: iphone, installed: true }).iosTab).toBe(false);
  });

  test("an iPad that calls itself a Mac is told by its touch screen", () => {
    expect(look({ userAgent: mac, touchPoints: 5 }).iosTab).toBe(true);
    expect(look({ userAgent: mac, touchPoints: 0 }).iosTab).toBe(false);
  });
});
