import { buildIndex } from "../../../../../frontend/src/local/search/index";
import type { SourceLanguage } from "../../../../../frontend/src/local/types";
import { invented, type Person } from "./population";
import { othersOnOneKey, survey } from "./survey";

/** What tests/benchmarks/bench_spellings.py bundles and runs: prints one JSON document. */
const [each = "200", languages = "be,ru,en"] = process.argv.slice(2);

const people = invented(5000, 1).map((person): Person => {
  const names = Object.entries(person.names).filter(([lang]) => languages.includes(lang));
  return { ...person, names: Object.fromEntries(names) as Partial<Record<SourceLanguage, string>> };
});
const times: number[] = [];
const begun = process.cpuUsage();
const index = buildIndex(people, "de");
index.warm();
const built = used(begun);
const timed = {
  warm: index.warm,
  search: (text: string) => {
    const before = process.cpuUsage();
    const found = index.search(text);
    times.push(used(before));
    return found;
  },
};
const rows = survey(people, timed, Number(each));
times.sort((a, b) => a - b);
const others = othersOnOneKey(people);
process.stdout.write(
  JSON.stringify({
    rows: rows.map(({ scheme, ...row }) => ({ scheme: `${scheme.name}, ${scheme.from}`, ...row })),
    surnames: others.length,
    others: { median: others[others.length >> 1], most: others.at(-1) },
    built,
    search: { median: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)] },
  }),
);

/** Milliseconds of processor time since then. */
function used(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
