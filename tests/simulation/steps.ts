import type { Death, DeathPlan } from "./world/phone";
import { Random } from "./world/random";
import type { Asked, NetworkFault } from "./world/wire";

/** Everything that can happen. Numbers name things by their place, modulo how many there are. */
export type Step =
  | { do: "keep"; phone: number }
  | { do: "post" | "write"; phone: number; tab: number; prisoner: number; tasks?: number }
  | { do: "undo" | "box"; phone: number; tab: number; card: number; tasks?: number }
  | { do: "count me" | "do not count me" | "do not remember"; phone: number; tab: number }
  | { do: "next person" | "before a journey" | "join"; phone: number; tab: number }
  | { do: "open" | "reopen" | "sync"; phone: number; tab: number }
  | { do: "flow"; moves: number; order: number }
  | { do: "pass"; seconds: number }
  | { do: "fault"; kind: NetworkFault; of: Asked; back: number }
  | { do: "repeat"; push: number }
  | { do: "die"; phone: number; at: DeathPlan["at"]; in: number; how: Death }
  | { do: "clone"; phone: number }
  | { do: "clock"; phone: number; years: number }
  | { do: "publish" | "dump" | "purge" | "forget" | "backup" | "look" }
  | { do: "restore"; back: number }
  | { do: "change" | "take" | "add"; prisoner: number };

type Maker = (random: Random) => Step[];

const who = (random: Random) => ({ phone: random.below(3), tab: random.below(2) });
const someone = (random: Random) => random.below(6);
const flow = (random: Random, most = 12): Step => ({
  do: "flow",
  moves: 1 + random.below(most),
  order: random.below(1000),
});
/** Half of what people do is followed at once by something else, in the middle of its storing. */
const hurry = (random: Random) => (random.below(3) === 0 ? { tasks: random.below(25) } : {});

const card: Maker = (random) => [
  {
    do: random.below(3) === 0 ? "write" : "post",
    ...who(random),
    prisoner: someone(random),
    ...hurry(random),
  },
];
const again: Maker = (random) => [
  {
    do: random.below(2) === 0 ? "undo" : "box",
    ...who(random),
    card: random.below(4),
    ...hurry(random),
  },
];

const OF: Record<NetworkFault, readonly Asked[]> = {
  "request lost": ["push", "push", "register", "manifest", "file", "levels", "erase"],
  "answer lost": ["push", "push", "push", "register", "manifest", "file", "levels", "erase"],
  "answer cut": ["push", "manifest", "file", "levels", "register"],
  "no answer": ["push", "push", "register", "manifest", "levels"],
  "429": ["push", "manifest", "register"],
  "503": ["push", "manifest", "levels"],
  "old manifest": ["manifest"],
  "crash before commit": ["push", "push", "register", "erase"],
  "crash after commit": ["push", "push", "register", "erase"],
};

const fault =
  (kind: NetworkFault): Maker =>
  (random) => [
    ...card(random),
    { do: "fault", kind, of: random.pick(OF[kind]), back: random.below(9) },
    { do: "sync", ...who(random) },
    flow(random, 20),
  ];

const death =
  (how: Death): Maker =>
  (random) => {
    const { phone, tab } = who(random);
    const at = random.below(5) < 2 ? "network" : "storage";
    const plan: Step = {
      do: "die",
      phone,
      at,
      in: 1 + random.below(at === "network" ? 6 : random.pick([8, 30, 90])),
      how,
    };
    const deed = random.pick<Step>([
      { do: "post", phone, tab, prisoner: someone(random) },
      { do: "post", phone, tab, prisoner: someone(random) },
      { do: "reopen", phone, tab },
      { do: "keep", phone },
      { do: "do not count me", phone, tab },
    ]);
    return [plan, deed, flow(random), { do: "sync", phone, tab }, flow(random)];
  };

/** A dump is put back under phones that have gone on, some with a token that it does not know. */
const restored: Maker = (random) => {
  const { phone, tab } = who(random);
  const newToken: Step[] = [
    { do: "next person", phone, tab },
    { do: "count me", phone, tab },
  ];
  return [
    { do: "dump" },
    ...(random.below(3) > 0 ? newToken : card(random)),
    { do: "post", phone, tab, prisoner: someone(random) },
    { do: "sync", phone, tab },
    flow(random, 40),
    ...(random.below(3) === 0 ? again(random) : []),
    { do: "restore", back: random.below(3) === 0 ? 1 : 0 },
    flow(random),
  ];
};

/** A card that the dump does not know is taken back, and the void is what the restored server hears of it first. */
const voidFirst: Maker = (random) => {
  const { phone, tab } = who(random);
  return [
    { do: "count me", phone, tab },
    { do: "post", phone, tab, prisoner: someone(random) },
    { do: "sync", phone, tab },
    flow(random, 40),
    { do: "dump" },
    { do: "post", phone, tab, prisoner: someone(random) },
    { do: "sync", phone, tab },
    flow(random, 40),
    { do: "undo", phone, tab, card: random.below(2) },
    { do: "restore", back: 0 },
    { do: "sync", phone, tab },
    flow(random, 40),
    { do: "repeat", push: random.below(20) },
  ];
};

/** Two phones with one memory write at once: the same numbers for different cards. */
const twins: Maker = (random) => {
  const phone = random.below(3);
  return [
    { do: "clone", phone },
    ...card(random),
    ...card(random),
    { do: "post", phone: 1, tab: 0, prisoner: someone(random) },
    { do: "post", phone: 2, tab: 0, prisoner: someone(random) },
    { do: "post", phone: 2, tab: 0, prisoner: someone(random) },
    flow(random, 30),
  ];
};

const longAgo: Maker = (random) => {
  const { phone, tab } = who(random);
  return [
    { do: "post", phone, tab, prisoner: someone(random) },
    { do: "sync", phone, tab },
    flow(random, 30),
    { do: "forget" },
    { do: "undo", phone, tab, card: 0 },
    flow(random, 30),
  ];
};

const MAKERS: readonly [number, Maker][] = [
  [16, card],
  [9, again],
  [9, (random) => [flow(random)]],
  [6, (random) => [{ do: "sync", ...who(random) }]],
  [2, (random) => [{ do: "open", ...who(random) }]],
  [2, (random) => [{ do: "reopen", ...who(random) }]],
  [2, (random) => [{ do: "keep", phone: random.below(3) }, flow(random, 30)]],
  [3, (random) => [{ do: "count me", ...who(random) }]],
  [1, (random) => [{ do: "do not count me", ...who(random) }]],
  [1, (random) => [{ do: "do not remember", ...who(random) }]],
  [
    2,
    (random) => {
      const { phone, tab } = who(random);
      return [
        { do: "next person", phone, tab },
        { do: "count me", phone, tab },
      ];
    },
  ],
  [2, (random) => [...card(random), { do: "before a journey", ...who(random) }]],
  [1, (random) => [{ do: "join", ...who(random) }]],
  [2, (random) => [{ do: "pass", seconds: 1 + random.below(120) }]],
  [6, fault("request lost")],
  [3, fault("answer lost")],
  [3, fault("answer cut")],
  [4, fault("no answer")],
  [3, fault("429")],
  [3, fault("503")],
  [
    3,
    (random) => [
      { do: "change", prisoner: someone(random) },
      { do: "publish" },
      ...fault("old manifest")(random),
    ],
  ],
  [5, fault("crash before commit")],
  [6, fault("crash after commit")],
  [5, (random) => [{ do: "repeat", push: random.below(20) }]],
  [3, death("tab")],
  [3, death("phone")],
  [3, death("power")],
  [4, twins],
  [
    7,
    (random) => [
      { do: "clock", phone: random.below(3), years: random.pick([10, 10, -10, -10, 0]) },
      ...card(random),
    ],
  ],
  [2, (random) => [{ do: "change", prisoner: someone(random) }, { do: "publish" }]],
  [1, (random) => [{ do: "add", prisoner: random.below(4) }, { do: "publish" }]],
  [1, (random) => [{ do: "take", prisoner: random.below(12) }]],
  [2, () => [{ do: "publish" }]],
  [1, () => [{ do: "backup" }]],
  [1, () => [{ do: "look" }]],
  [5, () => [{ do: "purge" }]],
  [6, longAgo],
  [5, restored],
];

/** The schedule of a seed: two phones that keep the list, one of them counts, and then whatever happens. */
export function scheduleOf(seed: number): Step[] {
  const random = new Random(seed);
  const steps: Step[] = [
    { do: "keep", phone: 0 },
    { do: "flow", moves: 40, order: 0 },
    { do: "count me", phone: 0, tab: 0 },
  ];
  const most = 30 + random.below(40);
  const weight = MAKERS.reduce((sum, [one]) => sum + one, 0);
  while (steps.length < most) {
    let at = random.below(weight);
    const maker = MAKERS.find(([one]) => {
      at -= one;
      return at < 0;
    });
    steps.push(...(maker?.[1](random) ?? []));
  }
  // Too long to be drawn among the others: it would take the place of faults that have to fire.
  if (seed % 8 === 0) steps.push(...voidFirst(random));
  return steps;
}

/** A step as one reads it. */
export function told(step: Step): string {
  const { do: what, ...rest } = step;
  const more = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
  return more.length > 0 ? `${what}: ${more.join(", ")}` : what;
}
