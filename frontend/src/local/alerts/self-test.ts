import { type Station, type StationReport, stations } from "./contract";
import { subscriptionMessage } from "./message";
import type { Subscribed } from "./schema";
import type { TestState } from "./server";
import { readSetting, shownNotices } from "./store";
import type { AlertsWorld } from "./world";

/** How often, and how many milliseconds apart, is looked whether a test has come further. */
const LOOKS = 40;
const PAUSE = 1_000;

/** A station's test failed: what comes after it was not tried. */
class NotReached extends Error {}

/** Goes from station to station and reports after each. Never rejects. */
export async function selfTest(
  world: AlertsWorld,
  onReport: (reports: StationReport[]) => void,
): Promise<void> {
  const reports = stations.map(
    (station): StationReport => ({ station, state: "open", status: null, paused: false }),
  );
  const at = async <T>(station: Station, work: (report: StationReport) => Promise<T>) => {
    const report = reports[stations.indexOf(station)] as StationReport;
    report.state = "running";
    onReport([...reports]);
    try {
      const result = await work(report);
      report.state = "reached";
      return result;
    } catch {
      report.state = "failed";
      throw new NotReached(station);
    } finally {
      onReport([...reports]);
    }
  };
  await walk(world, at).catch(() => undefined);
}

type At = <T>(station: Station, work: (report: StationReport) => Promise<T>) => Promise<T>;

async function walk(world: AlertsWorld, at: At): Promise<void> {
  const { browser, database, server } = world;
  await at("permission", async () => hold(browser.permission() === "granted"));
  const [subscribed, listening] = await at("subscription", async () => {
    const registration = await browser.registered();
    const subscription = await registration?.pushManager.getSubscription();
    const kept = await readSetting(database, "subscribed");
    hold(subscription && kept);
    return [kept as Subscribed, (subscription as PushSubscription).toJSON()] as const;
  });
  await at("server", () =>
    server.change(subscribed.token, subscriptionMessage(listening, subscribed)),
  );
  const event = await at("push_service", async (report) => {
    const asked = await server.askForTest(subscribed.token);
    await until(world, async () => {
      const told = await server.test(subscribed.token, asked);
      report.status = told.status;
      report.paused = told.paused;
      return isSent(told);
    });
    return asked;
  });
  const notice = await at("arrived", () =>
    until(world, async () => {
      const came = (await shownNotices(database)).find((one) => one.event === event);
      return came ?? null;
    }),
  );
  await at("shown", async () => hold(notice.shown));
}

/** true: the push service took it; null: not yet. Throws when it never will. */
function isSent({ state }: TestState): true | null {
  if (state === "sent") return true;
  if (state === "waiting" || state === "claimed") return null;
  throw new NotReached(state);
}

function hold(claim: unknown): void {
  if (!claim) throw new NotReached();
}

async function until<T>({ later }: AlertsWorld, look: () => Promise<T | null>): Promise<T> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const found = await look();
    if (found !== null) return found;
    await new Promise<void>((resolve) => void later(resolve, PAUSE));
  }
  throw new NotReached();
}
