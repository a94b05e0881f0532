import { address, inside } from "virtual:later";
import { signal } from "@preact/signals";
import type { Recording, Shell } from "../local";
import type { Alerts } from "../local/alerts/contract";
import type { Later } from "./contract";
import { shared } from "./shared";

/** What the two scripts leave for each other; frontend/tooling/later_plugin.ts knows the names. */
interface Table {
  lebenszeichenShared?: typeof shared;
  lebenszeichenLater?: { later: Later };
}

/** The second script's screens, once they are there. */
export const screensOfLater = signal<Later["screens"] | null>(inside?.screens ?? null);

/** And its parts of a person's page. */
export const personOfLater = signal<Later["person"] | null>(inside?.person ?? null);

let shellInUse: Shell | null = null;
let loading: Promise<Alerts> | null = null;
let recording: Recording | null = null;

/** And its part of the first screen. */
export const choosingOfLater = signal<Later["choosing"] | null>(inside?.choosing ?? null);

/** Before anything is loaded: what the second script needs of this page. */
export function supply(shell: Shell): void {
  shellInUse = shell;
}

/** Loads the second script, once, for the alerts in it. Rejects without a network while nothing is kept. */
export function loadLater(): Promise<Alerts> {
  loading ??= connected().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** And for what records: whoever decides something has a screen of the second script before them. */
export const loadRecording = (): Recording | Promise<Recording> =>
  recording ?? loadLater().then(() => recording as Recording);

async function connected(): Promise<Alerts> {
  const later = inside ?? (await runScript());
  if (!shellInUse) throw new Error("later: supplied with nothing");
  const alerts = later.connect(shellInUse);
  screensOfLater.value = later.screens;
  personOfLater.value = later.person;
  choosingOfLater.value = later.choosing;
  recording = later.recording;
  return alerts;
}

function runScript(): Promise<Later> {
  const table = globalThis as Table;
  table.lebenszeichenShared = shared;
  const script = document.createElement("script");
  script.src = address;
  return new Promise((resolve, reject) => {
    script.onerror = () => reject(new Error("the second script did not come"));
    script.onload = () => {
      const came = table.lebenszeichenLater?.later;
      if (came) resolve(came);
      else reject(new Error("the second script is another one"));
    };
    document.head.append(script);
  });
}
