import { readFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import { expect, test } from "vitest";

const folder = new URL("../../../frontend/src/api/", import.meta.url);

test("the types are those of the checked-in document (npm run api-types makes them)", async () => {
  const made = astToString(await openapiTS(new URL("openapi.json", folder)));
  const checkedIn = readFileSync(new URL("schema.ts", folder), "utf-8");
  expect(checkedIn.slice(checkedIn.indexOf("export interface paths"))).toBe(
    made.slice(made.indexOf("export interface paths")),
  );
});
