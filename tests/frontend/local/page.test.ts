import { expect, test } from "vitest";
import { surroundingPage } from "../../../frontend/src/local/page";

const aPage = () =>
  Object.assign(new EventTarget(), {
    document: Object.assign(new EventTarget(), { visibilityState: "visible" }),
  });

test.each(["online", "offline", "pageshow"])("a page wakes at %s", (moment) => {
  const around = aPage();
  let woken = 0;
  const forget = surroundingPage(around).onAwake(() => {
    woken += 1;
  });
  around.dispatchEvent(new Event(moment));
  expect(woken).toBe(1);
  forget();
  around.dispatchEvent(new Event(moment));
  expect(woken).toBe(1);
});

test("a page wakes when it is looked at, and not when it is left", () => {
  const around = aPage();
  let woken = 0;
  surroundingPage(around).onAwake(() => {
    woken += 1;
  });
  around.document.visibilityState = "hidden";
  around.document.dispatchEvent(new Event("visibilitychange"));
  expect(woken).toBe(0);
  around.document.visibilityState = "visible";
  around.document.dispatchEvent(new Event("visibilitychange"));
  expect(woken).toBe(1);
});
