import { databaseExists, deleteDatabase } from "../database/presence";
import { OUTBOX } from "../outbox/schema";
import { NoAnswer, Refused } from "../server";
import { type AlertsView, CONSENT_VERSION, PermissionNotGiven, type Step } from "./contract";
import { listen, stopListening } from "./listening";
import { subscriptionMessage } from "./message";
import { ALERTS, type AlertChoices, type Subscribed, type WorkerWords } from "./schema";
import { changeSubscribed, readSetting, saveEnding, saveSetting, shownNotices } from "./store";
import type { AlertsWorld } from "./world";

const refusedWith = (error: unknown, status: number): boolean =>
  error instanceof Refused && error.problem.status === status;

export const isKept = ({ indexedDB }: AlertsWorld): Promise<boolean> =>
  databaseExists(indexedDB, ALERTS);

/** How things stand, from what is stored here and what the browser says. Asks nobody. */
export async function lookAt(world: AlertsWorld): Promise<AlertsView> {
  const { browser, database } = world;
  if (!browser.supported() || !world.indexedDB) return { at: "unsupported" };
  const denied = browser.permission() === "denied";
  if (!(await isKept(world))) return { at: "off", denied, untold: false };
  const subscribed = await readSetting(database, "subscribed");
  if (!subscribed?.token) {
    const ending = await readSetting(database, "ending");
    return { at: "off", denied, untold: ending !== null };
  }
  return {
    at: subscribed.confirmed ? "on" : "waiting",
    choices: subscribed.choices,
    quiet_hour_utc: subscribed.quiet_hour_utc,
    denied: browser.permission() !== "granted",
  };
}

/** From the tap to the server's token. Rejects as Alerts.turnOn says; then nothing of it stays. */
export async function begin(
  world: AlertsWorld,
  choices: AlertChoices,
  words: WorkerWords,
  onStep: (step: Step) => void,
): Promise<void> {
  const { browser, database, server } = world;
  onStep("permission");
  // Before anything is awaited: browsers let only the tap itself ask.
  const permission = await browser.askPermission();
  if (permission !== "granted") throw new PermissionNotGiven(permission === "denied");
  try {
    onStep("worker");
    const registration = await browser.registration();
    const key = await server.key();
    onStep("push_service");
    await stopListening(registration);
    const listening = await listen(registration, key.public_key, world.later);
    onStep("server");
    const { key_id, public_key, quiet_hour_utc } = key;
    const consent = { consent_version: CONSENT_VERSION, consent_on: world.clock.day() };
    const endpoint = listening.endpoint ?? "";
    const still = { key_id, public_key, quiet_hour_utc, endpoint, choices, words, ...consent };
    // Before the server is told: its first notice may be faster than its answer.
    await database.create();
    await saveSetting(database, "subscribed", { ...still, token: "", confirmed: false });
    const token = await server.subscribe(subscriptionMessage(listening, still));
    await changeSubscribed(database, { token });
  } catch (error) {
    await stopListening(await browser.registered().catch(() => null));
    await drop(world);
    throw error;
  }
}

/** Tells the server what the browser says now, and what somebody wishes. Subscribes again where that is needed. */
export async function renew(world: AlertsWorld, subscribed: Subscribed): Promise<void> {
  const { browser, database, server } = world;
  const registration = await browser.registration();
  const listening = await listen(registration, subscribed.public_key, world.later);
  const message = subscriptionMessage(listening, subscribed);
  try {
    const confirmed = await server.change(subscribed.token, message);
    await changeSubscribed(database, {
      endpoint: message.endpoint,
      confirmed,
      ...wish(subscribed),
    });
  } catch (error) {
    // The row lapsed, or the server was restored from before: the yes still stands.
    if (refusedWith(error, 401)) await tellAnew(world, subscribed, listening);
    else if (refusedWith(error, 409)) await changeKey(world, subscribed);
    else throw error;
  }
}

const wish = ({ choices, words }: Subscribed): Partial<Subscribed> => ({ choices, words });

async function tellAnew(
  { database, server }: AlertsWorld,
  subscribed: Subscribed,
  listening: PushSubscriptionJSON,
): Promise<void> {
  const message = subscriptionMessage(listening, subscribed);
  // Ended meanwhile, perhaps in another tab: then the server is right.
  if (!(await changeSubscribed(database, { confirmed: false }))) return;
  const token = await server.subscribe(message);
  await changeSubscribed(database, { token, endpoint: message.endpoint, ...wish(subscribed) });
}

/** The server signs with another key by now: the browser listens for that one. */
async function changeKey(world: AlertsWorld, subscribed: Subscribed): Promise<void> {
  const { key_id, public_key, quiet_hour_utc } = await world.server.key();
  if (key_id === subscribed.key_id) throw new NoAnswer("the server does not know its own key");
  const registration = await world.browser.registration();
  await stopListening(registration);
  const listening = await listen(registration, public_key, world.later);
  const renewed = { ...subscribed, key_id, public_key, quiet_hour_utc };
  await changeSubscribed(world.database, { key_id, public_key, quiet_hour_utc });
  await tellAnew(world, renewed, listening);
}

/** The browser listens no more at once; the server is told now, or at the next start. */
export async function finish(world: AlertsWorld): Promise<void> {
  const { browser, database } = world;
  const subscribed = await readSetting(database, "subscribed");
  await closeShown(world, () => true);
  await stopListening(await browser.registered().catch(() => null));
  if (subscribed?.token) {
    await saveEnding(database, subscribed.token);
    await tellEnding(world);
  } else await drop(world);
}

/** Tells the server of an end that it has not heard of. Without an answer: again at the next start. */
export async function tellEnding(world: AlertsWorld): Promise<void> {
  const token = await readSetting(world.database, "ending");
  if (token === null) return;
  try {
    await world.server.end(token);
  } catch {
    return;
  }
  await drop(world);
}

/** A first notice whose token the worker could not send back. */
export async function sendHandshakes({ database, server }: AlertsWorld): Promise<void> {
  for (const { handshake } of await shownNotices(database)) {
    if (handshake === null) continue;
    await server.confirm(handshake);
    await changeSubscribed(database, { confirmed: true });
  }
}

/** Takes notices from the lock screen. */
export async function closeShown(
  { browser }: AlertsWorld,
  which: (tag: string) => boolean,
): Promise<void> {
  const registration = await browser.registered().catch(() => null);
  const shown = (await registration?.getNotifications().catch(() => [])) ?? [];
  for (const notification of shown) if (which(notification.tag)) notification.close();
}

/** Nothing stays: the database, and where no list is kept the worker too, which was started for this alone. */
async function drop({ browser, indexedDB, later }: AlertsWorld): Promise<void> {
  if (!indexedDB) return;
  await deleteDatabase(indexedDB, ALERTS, later);
  if (!(await databaseExists(indexedDB, OUTBOX))) await browser.stopWorker().catch(() => undefined);
}
