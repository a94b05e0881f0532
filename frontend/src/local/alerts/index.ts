import type { Alerts, AlertsView } from "./contract";
import type { AlertChoices, ShownNotice, Subscribed, WorkerWords } from "./schema";
import { selfTest } from "./self-test";
import { forgetNotices, readSetting, shownNotices, takeTarget } from "./store";
import {
  begin,
  closeShown,
  finish,
  isKept,
  lookAt,
  renew,
  sendHandshakes,
  tellEnding,
} from "./subscription";
import { type AlertsOptions, type AlertsWorld, alertsWorld } from "./world";

/** Milliseconds that a wipe waits for the server. */
const FAREWELL = 4_000;

/** The subscription of this browser. Stores nothing and asks nobody before `turnOn`. */
export function createAlerts(options: AlertsOptions): Alerts {
  const world = alertsWorld(options);
  const listeners = new Set<() => void>();
  let view: AlertsView | null = null;
  let notices: ShownNotice[] = [];
  const show = (next: AlertsView): void => {
    view = next;
    for (const listener of [...listeners]) listener();
  };
  const look = async (): Promise<void> => {
    notices = (await isKept(world)) ? await shownNotices(world.database).catch(() => []) : [];
    show(await lookAt(world).catch((): AlertsView => ({ at: "unsupported" })));
  };
  const then = (work: Promise<void>): Promise<void> => work.finally(look);
  // One after another: an end must not be overtaken by what the start is still telling.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  world.browser.onNotice(() => void look());

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    view: () => view,
    notices: () => notices,
    look,
    turnOn: (choices, words) =>
      then(begin(world, choices, words, (step) => show({ at: "turning_on", step }))),
    change: (choices, words) => then(inTurn(() => changeTo(world, choices, words))),
    turnOff: () => then(inTurn(() => finish(world))),
    async start(lang, words) {
      if (!(await isKept(world))) return null;
      const target = await takeTarget(world.database, world.clock.now()).catch(() => null);
      await look();
      void then(inTurn(() => tellAtStart(world, lang, words))).catch(() => undefined);
      return target;
    },
    test: (onReport) => selfTest(world, onReport).finally(look),
    seen: async () => {
      await world.browser.clearBadge().catch(() => undefined);
      await closeShown(world, (tag) => tag.startsWith("release-"));
    },
    forgetNotices: async () => {
      if (!(await isKept(world))) return;
      await closeShown(world, () => true);
      await then(forgetNotices(world.database));
    },
    end: () =>
      inTime(
        world,
        inTurn(async () => ((await isKept(world)) ? finish(world) : undefined)),
      ),
  };
}

async function changeTo(
  world: AlertsWorld,
  choices: AlertChoices,
  words: WorkerWords,
): Promise<void> {
  const subscribed = await readSetting(world.database, "subscribed");
  if (subscribed) await renew(world, { ...subscribed, choices, words });
}

async function tellAtStart(world: AlertsWorld, lang: string, words: WorkerWords): Promise<void> {
  const { browser, database } = world;
  await tellEnding(world);
  const subscribed = await readSetting(database, "subscribed");
  if (!subscribed?.token || browser.permission() !== "granted") return;
  await renew(world, inLanguage(subscribed, lang, words));
  await sendHandshakes(world);
}

const inLanguage = (subscribed: Subscribed, lang: string, words: WorkerWords): Subscribed => ({
  ...subscribed,
  choices: { ...subscribed.choices, lang },
  words,
});

function inTime(world: AlertsWorld, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const goOn = world.later(resolve, FAREWELL);
    work
      .catch(() => undefined)
      .finally(() => {
        goOn();
        resolve();
      });
  });
}
