import { type Tallies, Violation } from "./hall";
import { Schedule } from "./schedule";
import { shrink } from "./shrink";
import { type Step, scheduleOf } from "./steps";
import { Server } from "./world/server";
import { watchTransactions } from "./world/storage";
import { takeOverTasks, tasksRun } from "./world/tasks";
import { Time, takeOverClocks } from "./world/time";

/** What one process does; `run.mjs` starts it and reads the one line that it prints. */
export interface Order {
  python: string;
  root: string;
  seeds: number[];
  /** Schedules as they were kept, with the seed that says whether phones have locks. */
  kept: { seed: number; steps: Step[] }[];
  shrinks: boolean;
  /** Stop before this many ms have gone by; 0: never. */
  patience: number;
}

export interface Failure {
  seed: number;
  check: string;
  message: string;
  steps: Step[];
  after: number;
}

export interface Outcome {
  schedules: number;
  milliseconds: number;
  /** Processor time in ms: of this process, and of the server's. */
  cpu: number;
  serverCpu: number;
  requests: number;
  tasks: number;
  fired: Record<string, number>;
  steps: Record<string, number>;
  deaths: Record<string, number>;
  failure: Failure | null;
}

const order = JSON.parse(process.argv[2] ?? "{}") as Order;
const tallies: Tallies = { fired: new Map(), steps: new Map(), deaths: new Map() };
let time = new Time();
const stray: unknown[] = [];
process.on("unhandledRejection", (error) => stray.push(error));
takeOverClocks(() => time);
takeOverTasks();
watchTransactions();
const server = new Server(order.python, order.root, () => time.now);

async function failureOf(seed: number, steps: Step[], into: Tallies): Promise<Violation | null> {
  const schedule = new Schedule(server, into, seed);
  time = schedule.hall.time;
  try {
    await schedule.run(steps);
    if (stray.length > 0) return new Violation("nothing is left to chance", String(stray[0]));
    return null;
  } catch (error) {
    if (error instanceof Violation) return error;
    return new Violation(
      "nothing fails",
      error instanceof Error ? `${error.stack}` : String(error),
    );
  } finally {
    stray.length = 0;
  }
}

async function shortest(seed: number, steps: Step[], found: Violation): Promise<Step[]> {
  if (!order.shrinks) return steps;
  const nowhere: Tallies = { fired: new Map(), steps: new Map(), deaths: new Map() };
  return shrink(
    steps,
    async (fewer) => (await failureOf(seed, fewer, nowhere))?.check === found.check,
  );
}

async function run(): Promise<Outcome> {
  // Its process has started when it has answered once.
  server.do("reset");
  const begun = performance.now();
  const all = [...order.kept, ...order.seeds.map((seed) => ({ seed, steps: scheduleOf(seed) }))];
  let schedules = 0;
  let failure: Failure | null = null;
  for (const { seed, steps } of all) {
    if (order.patience && performance.now() - begun > order.patience) break;
    schedules += 1;
    const found = await failureOf(seed, steps, tallies);
    if (!found) continue;
    const fewest = await shortest(seed, steps, found);
    const again = await failureOf(seed, fewest, { ...tallies, fired: new Map() });
    const { check, message } = again ?? found;
    failure = { seed, check, message, steps: fewest, after: schedules };
    break;
  }
  return {
    schedules,
    milliseconds: performance.now() - begun,
    cpu: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
    serverCpu: (server.do("spent") as number) * 1000,
    requests: server.asked,
    tasks: tasksRun(),
    fired: Object.fromEntries(tallies.fired),
    steps: Object.fromEntries(tallies.steps),
    deaths: Object.fromEntries(tallies.deaths),
    failure,
  };
}

run().then(
  (outcome) => {
    server.close();
    process.stdout.write(`${JSON.stringify(outcome)}\n`, () => process.exit(0));
  },
  (error) => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exit(1);
  },
);
