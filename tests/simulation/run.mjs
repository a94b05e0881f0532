/**
 * `node tests/simulation/run.mjs`: bundles the shipped client with the simulation, runs schedules in as many processes as
 * wanted, each with a server of its own, and prints what was fired, how fast, and a failing schedule as short as it gets.
 * RUNS, SEED (the first one; with SEED alone: only that one), PROCESSES, SHRINK=no.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { report } from "./report.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** Bundles `root`'s simulation into a file in `folder`; answers its path. */
export async function bundle(from, folder) {
  const build = await rolldown({
    input: join(from, "tests/simulation/main.ts"),
    platform: "node",
    logLevel: "warn",
  });
  const file = join(folder, "simulation.mjs");
  await build.write({ file, format: "esm", codeSplitting: false });
  await build.close();
  return file;
}

/** Runs one process over these seeds; answers its outcome. */
export function runSeeds(file, order) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, JSON.stringify(order)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.on("data", (chunk) => {
      text += chunk;
    });
    child.on("close", (code) =>
      code === 0
        ? resolve(JSON.parse(text))
        : reject(new Error(`the simulation ended with ${code}`)),
    );
  });
}

export const python = process.env.PYTHON ?? join(root, ".venv/bin/python");

async function main() {
  const { RUNS, SEED, PROCESSES } = process.env;
  const runs = Number(RUNS ?? (SEED ? 1 : 300));
  const first = Number(SEED ?? 1);
  const processes = Math.min(runs, Number(PROCESSES ?? 2));
  const kept =
    SEED && !RUNS ? [] : JSON.parse(readFileSync(join(here, "kept_schedules.json"), "utf8"));
  const folder = mkdtempSync(join(tmpdir(), "simulation-"));
  try {
    const file = await bundle(root, folder);
    const begun = performance.now();
    const outcomes = await Promise.all(
      Array.from({ length: processes }, (_, place) => {
        const seeds = Array.from({ length: runs }, (_, at) => first + at);
        const every = (_, at) => at % processes === place;
        const order = { python, root, shrinks: process.env.SHRINK !== "no", patience: 0 };
        const own = { ...order, seeds: seeds.filter(every), kept: kept.filter(every) };
        return runSeeds(file, own).then((outcome) => {
          // The other process may go on for an hour; what to do is known now.
          if (outcome.failure) process.stderr.write(`seed ${outcome.failure.seed} failed\n`);
          return outcome;
        });
      }),
    );
    const failed = report(outcomes, performance.now() - begun, runs);
    process.exitCode = failed ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
