import { expect, test } from "vitest";
import { campaignIdFrom } from "../../../frontend/src/campaigns/campaign-link";

test("the campaign is read from the hash, which no server sees", () => {
  expect(campaignIdFrom("#campaign=advent-2026")).toBe("advent-2026");
});

test.each(["", "#", "#campaign=", "#campaign=%3Cscript%3E", `#campaign=${"a".repeat(65)}`])(
  "%s names no campaign",
  (hash) => {
    expect(campaignIdFrom(hash)).toBeNull();
  },
);
