import { lead } from "../frame/lead";
import { loadLater } from "../later/load";
import { alertsAsked, type ForAlerts } from "../local";
import { language } from "../messages/translate";
import { boot, local } from "../replica";
import { workerWords } from "./worker-words";

/** What the worker tells open pages. */
interface WorkerMessage {
  type?: string;
  path?: string;
}

/** Milliseconds after a notice: phones may be faster than the list that the notice speaks of. */
const LIST_LATER = 8_000;

/** At every start: hears what the worker says, and, where somebody asked to be told, tells the server that we listen. */
export async function startAlerts(
  onWorkerMessage: (listener: (message: WorkerMessage) => void) => void,
): Promise<void> {
  onWorkerMessage(({ type, path }) => {
    if (type === "open" && path) lead(path);
    if (type === "notice") fetchNews();
  });
  if (!(await alertsAsked())) return;
  const target = await (await loadLater()).start(language(), workerWords());
  if (target) lead(target);
}

function fetchNews(): void {
  if (boot.peek() !== "open") return;
  void local().syncNow();
  setTimeout(() => void local().syncNow(), LIST_LATER);
}

/** What "before a journey" and the wipe do to alerts; called only where somebody asked to be told. */
export const forAlerts: ForAlerts = {
  end: async () => (await loadLater()).end(),
  forgetNotices: async () => (await loadLater()).forgetNotices(),
};
