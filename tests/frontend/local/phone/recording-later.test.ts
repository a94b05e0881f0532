import { expect, test } from "vitest";
import { recording } from "../../../../frontend/src/local/phone/recording";
import { ModelServer } from "../model_server";
import { aList } from "../people";
import { TestPhone } from "../test_world";

test("what records is asked for by the first decision, and again when it did not come", async () => {
  let asked = 0;
  const local = new TestPhone().tab(new ModelServer(aList()), {}, async () => {
    asked += 1;
    if (asked === 1) throw new Error("the second script did not come");
    return recording;
  });
  await local.keep(["en"], () => undefined);
  expect(asked).toBe(0);
  await expect(local.recordPosted("p1")).rejects.toThrow("did not come");
  expect(local.letters()).toEqual([]);
  await local.recordPosted("p1");
  await local.recordPosted("p1");
  expect([asked, local.letters().length]).toEqual([2, 2]);
});
