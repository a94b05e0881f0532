/** Each of these has to have happened, not only to have been meant to: a simulation that fires nothing proves nothing. */
const FAULTS = [
  "request lost",
  "answer lost",
  "answer cut",
  "no answer",
  "429",
  "503",
  "old manifest",
  "late duplicate",
  "crash before commit",
  "crash after commit",
  "tab killed",
  "phone killed",
  "power lost",
  "died at a storage step",
  "died at a network step",
  "phone cloned",
  "server restored",
  "restored with tokens lost",
  "clock 10 years ahead",
  "clock 10 years behind",
  "purged",
  "links forgotten",
  "void after forgetting",
];
const ENOUGH = 50;
/** In how many schedules each fault has to have fired that often. */
const IN = 300;

const sum = (outcomes, which) => {
  const all = new Map();
  for (const outcome of outcomes)
    for (const [name, times] of Object.entries(outcome[which]))
      all.set(name, (all.get(name) ?? 0) + times);
  return all;
};

const print = (line = "") => process.stdout.write(`${line}\n`);

/** Prints the report; answers whether anything is wrong. */
export function report(outcomes, milliseconds, runs) {
  const total = (name) => outcomes.reduce((all, outcome) => all + outcome[name], 0);
  const fired = sum(outcomes, "fired");
  const schedules = total("schedules");
  const seconds = milliseconds / 1000;
  print(
    `simulation: ${schedules} schedules in ${seconds.toFixed(1)} s, ${(schedules / seconds).toFixed(1)} a second`,
  );
  print(
    `  ${total("requests")} questions to the server, ${total("tasks")} storage tasks; processor time of the phones ${(total("cpu") / 1000).toFixed(1)} s, of the servers ${(total("serverCpu") / 1000).toFixed(1)} s`,
  );
  print("  fired:");
  for (const name of FAULTS)
    print(`    ${name.padEnd(28)}${String(fired.get(name) ?? 0).padStart(7)}`);
  const steps = sum(outcomes, "steps");
  const deaths = sum(outcomes, "deaths");
  const never = [...steps.keys()].filter((step) => !deaths.has(step)).sort();
  print(
    `  kinds of storage and network steps: ${steps.size}; phones died at ${deaths.size} of them`,
  );
  if (never.length > 0 && schedules >= IN) print(`    never at: ${never.join(" · ")}`);
  const blind = runs >= IN ? FAULTS.filter((name) => (fired.get(name) ?? 0) < ENOUGH) : [];
  if (blind.length > 0) print(`  too seldom (under ${ENOUGH}): ${blind.join(", ")}`);
  const failures = outcomes.flatMap(({ failure }) => failure ?? []);
  for (const failure of failures) tell(failure);
  return blind.length > 0 || failures.length > 0;
}

function tell({ seed, check, message, steps }) {
  print();
  print(`FAILED, seed ${seed}: ${message}`);
  print(`  check: ${check}`);
  steps.forEach((step, at) => {
    const { do: what, ...rest } = step;
    const more = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
    print(`  ${String(at + 1).padStart(3)}. ${what}${more.length ? ` (${more.join(", ")})` : ""}`);
  });
  print(`  again: make simulate SEED=${seed}`);
  print(`  to keep it, add to tests/simulation/kept_schedules.json:`);
  print(`  ${JSON.stringify({ seed, steps })}`);
}
