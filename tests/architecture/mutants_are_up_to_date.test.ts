import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MUTANTS, mutated } from "../simulation/mutants/list.mjs";

test.each(MUTANTS)("$name: its texts stand in today's source, once", ({ edits }) => {
  for (const edit of edits) {
    const source = readFileSync(new URL(`../../${edit.file}`, import.meta.url), "utf8");
    expect(mutated(source, edit)).not.toBe(source);
  }
});
