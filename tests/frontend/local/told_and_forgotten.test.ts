import { expect, test } from "vitest";
import { AlertsDatabase } from "../../../frontend/src/local/alerts/database";
import type { ForAlerts } from "../../../frontend/src/local/alerts/for-alerts";
import { ALERTS } from "../../../frontend/src/local/alerts/schema";
import { databaseExists } from "../../../frontend/src/local/database/presence";
import { ModelServer } from "./model_server";
import { aList } from "./people";
import { TestPhone } from "./test_world";

/** A phone with a list, and what it asks of the alerts. Its owner asked to be told, or did not. */
async function aPhone({ told, end }: { told: boolean; end?: ForAlerts["end"] }) {
  const phone = new TestPhone();
  const asked: string[] = [];
  const alerts: ForAlerts = {
    end: async () => {
      asked.push("end");
      await end?.();
    },
    forgetNotices: async () => void asked.push("forgetNotices"),
  };
  const local = await phone.keptTab(new ModelServer(aList()), { alerts });
  if (told) await new AlertsDatabase(phone.indexedDB).create();
  return { phone, local, asked };
}

test("before a journey the notices are forgotten too, and the subscription stays", async () => {
  const { local, asked } = await aPhone({ told: true });
  await local.forgetNames();
  expect(asked).toEqual(["forgetNotices"]);
});

test("a wipe ends the subscription and leaves nothing of it", async () => {
  const { phone, local, asked } = await aPhone({ told: true });
  await local.wipe();
  expect(asked).toEqual(["end"]);
  expect(await databaseExists(phone.indexedDB, ALERTS)).toBe(false);
});

test("a wipe takes everything even when the subscription could not be ended", async () => {
  const { phone, local } = await aPhone({
    told: true,
    end: () => Promise.reject(new Error("the second script did not come")),
  });
  await local.wipe();
  expect(await phone.indexedDB.databases()).toEqual([]);
});

test("where nobody asked to be told, alerts are not even loaded", async () => {
  const { local, asked } = await aPhone({ told: false });
  await local.forgetNames();
  await local.wipe();
  expect(asked).toEqual([]);
});
