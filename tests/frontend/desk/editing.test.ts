import { describe, expect, test } from "vitest";
import type { Proposal } from "../../../frontend/src/desk/api/types";
import {
  addressOf,
  blank,
  contentOf,
  type Editing,
  freedIn,
  fromContent,
  fromProposal,
  missingIn,
  reportIdsOf,
} from "../../../frontend/src/desk/releases/editing";

const proposal: Proposal = {
  kind: "no_longer_held",
  source: "Viasna",
  as_of: "2026-11-22",
  reports: Array.from({ length: 123 }, (_, at) => ({
    report_id: at + 1,
    prisoner_id: `p${at}`,
    names: { en: `Person ${at}` },
    source_id: null,
    reported_on: "2026-11-22",
  })),
};

const ready = (change: Partial<Editing> = {}): Editing => {
  const editing = fromProposal(proposal, "2026-11-23");
  const sources = [{ label: "Viasna", url: "https://spring96.org/en/news/1", on: "2026-11-22" }];
  return { ...editing, sources, ...change };
};

describe("a draft from a proposal", () => {
  test("has everybody in it and names nobody", () => {
    const content = contentOf(ready());
    expect(content.people).toHaveLength(123);
    expect(content.people.filter(({ may_be_named }) => may_be_named)).toEqual([]);
    expect(content.freed).toBe(123);
    expect(reportIdsOf(ready())).toHaveLength(123);
  });

  test("lacks only the source's address", () => {
    expect(missingIn(fromProposal(proposal, "2026-11-23"))).toEqual(["source_url"]);
    expect(missingIn(ready())).toEqual([]);
  });

  test("loses whoever is left out, with the report, and counts the others", () => {
    const people = ready().people.map((person, at) => ({ ...person, included: at > 2 }));
    const editing = ready({ people });
    expect(freedIn(editing)).toBe(120);
    expect(reportIdsOf(editing)).not.toContain(1);
    expect(contentOf(editing).people.map(({ prisoner_id }) => prisoner_id)).not.toContain("p0");
  });

  test("of people who died speaks of a death, and takes nobody anywhere", () => {
    const editing = fromProposal({ ...proposal, kind: "died" }, "2026-11-23");
    expect(editing.kind).toBe("death");
    const destinations = [{ place: "Lithuania", n: "3" }];
    expect(contentOf({ ...editing, destinations }).destinations).toEqual({});
  });
});

describe("what is missing", () => {
  test.each([
    ["no day", { happenedOn: "" }, "day"],
    ["no number", { freed: "many" }, "number"],
    ["nobody at all", { freed: "0", people: [] }, "number"],
    ["a number below the list", { freed: "122" }, "fewer_than_people"],
    [
      "a country without a number",
      { destinations: [{ place: "Lithuania", n: "" }] },
      "destination",
    ],
    ["a number without a country", { destinations: [{ place: "", n: "9" }] }, "destination"],
    [
      "more abroad than came out",
      { destinations: [{ place: "Lithuania", n: "124" }] },
      "destinations_exceed",
    ],
    [
      "a nameless source",
      { sources: [{ label: "", url: "https://spring96.org/", on: "2026-11-22" }] },
      "source_label",
    ],
  ] as const)("%s is said", (_, change, missing) => {
    expect(missingIn(ready(change as unknown as Partial<Editing>))).toEqual([missing]);
  });

  test("more people than are listed is no mistake", () => {
    expect(missingIn(ready({ freed: "200" }))).toEqual([]);
  });

  test("a draft by hand begins with nobody", () => {
    expect(missingIn(blank("2026-11-22"))).toEqual(["number", "source_label", "source_url"]);
  });
});

test("only a page of the public web is a source, and its part after the # goes", () => {
  expect(addressOf(" https://spring96.org/en/news/1#top ")).toBe("https://spring96.org/en/news/1");
  for (const wrong of [
    "http://spring96.org/",
    "https://localhost/",
    "https://10.0.0.1/",
    "https://me:secret@spring96.org/",
    "https://spring96.org:8443/",
    "javascript:alert(1)",
    "spring96.org",
    "",
  ]) {
    expect(addressOf(wrong), wrong).toBeNull();
  }
});

test("what was drafted comes back as it was, and the number follows the list only if it did before", () => {
  const content = { ...contentOf(ready()), texts: {} };
  expect(contentOf(fromContent(content, {}))).toEqual(contentOf(ready()));
  expect(fromContent(content, {}).freed).toBeNull();
  expect(fromContent({ ...content, freed: 200 }, {}).freed).toBe("200");
});
