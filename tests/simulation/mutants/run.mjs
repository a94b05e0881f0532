/**
 * `node tests/simulation/mutants/run.mjs [PART OF A NAME]`: copies the program, breaks the copy, and simulates until it is
 * noticed. Every mutant has to be caught within 500 schedules.
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, python, runSeeds } from "../run.mjs";
import { MUTANTS, mutated } from "./list.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");
const MOST = Number(process.env.RUNS ?? 500);
/** What a mutant and the simulation need of the tree. */
const NEEDED = [
  "tsconfig.base.json",
  "frontend/src",
  "backend",
  "migrations",
  "tests/simulation",
  "tests/factories",
];

function copyWith({ edits }) {
  const copy = mkdtempSync(join(tmpdir(), "mutant-"));
  for (const folder of NEEDED) {
    mkdirSync(join(copy, folder, ".."), { recursive: true });
    // With their times, so that Python's compiled files are of use: only what is edited is compiled again.
    cpSync(join(root, folder), join(copy, folder), { recursive: true, preserveTimestamps: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  for (const edit of edits) {
    const file = join(copy, edit.file);
    writeFileSync(file, mutated(readFileSync(file, "utf8"), edit));
  }
  return copy;
}

async function hunt(mutant) {
  const copy = copyWith(mutant);
  try {
    const file = await bundle(copy, copy);
    const seeds = Array.from({ length: MOST }, (_, at) => at + 1);
    const order = { python, root: copy, shrinks: false, patience: 0, kept: [] };
    return await runSeeds(file, { ...order, seeds });
  } finally {
    rmSync(copy, { recursive: true });
  }
}

const line = (...cells) =>
  process.stdout.write(
    `${cells.map((cell, at) => String(cell).padEnd([58, 18, 0][at])).join("")}\n`,
  );

async function main() {
  const wanted = process.argv[2] ?? process.env.MUTANT ?? "";
  const waiting = MUTANTS.filter(({ name }) => new RegExp(wanted).test(name));
  let missed = 0;
  line("mutant", "schedules", "noticed by");
  const worker = async () => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const { failure, schedules } = await hunt(mutant);
      missed += failure ? 0 : 1;
      line(mutant.name, failure ? failure.after : `${schedules}, NOT`, failure?.check ?? "nobody");
      if (process.env.VERBOSE && failure)
        process.stdout.write(`    seed ${failure.seed}: ${failure.message}\n`);
    }
  };
  await Promise.all(Array.from({ length: Number(process.env.PROCESSES ?? 2) }, worker));
  if (missed > 0) {
    process.stdout.write(`${missed} were not noticed: the simulation is too weak\n`);
    process.exitCode = 1;
  }
}

await main();
