import { signal } from "@preact/signals";
import type { Alerts } from "../local/alerts/contract";

const changes = signal(0);
let attached: Alerts | null = null;

/** Connects the screens to this browser's subscription. */
export function attachAlerts(alerts: Alerts): void {
  attached = alerts;
  changes.value += 1;
  alerts.subscribe(() => {
    changes.value += 1;
  });
}

/** For actions. Does not subscribe. */
export function alerts(): Alerts {
  if (!attached) throw new Error("alerts: nothing attached yet");
  return attached;
}

/** For showing: reading it in a component draws that component again after every change. */
export function watchedAlerts(): Alerts {
  void changes.value;
  return alerts();
}
