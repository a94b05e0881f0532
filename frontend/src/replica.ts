import { signal } from "@preact/signals";
import { type Local, StorageUnavailable } from "./local/contract";

/** What the app knows about its own data at the start. */
export type Boot = "checking" | "nothing_kept" | "open" | "storage_unavailable" | "failed";

export const boot = signal<Boot>("checking");

const changes = signal(0);
let attached: Local | null = null;

/** The phone's own store, for actions. Does not subscribe. */
export function local(): Local {
  if (!attached) throw new Error("replica: nothing attached yet");
  return attached;
}

/** The phone's own store, for showing: reading it in a component draws that component again after every change. */
export function watched(): Local {
  void changes.value;
  return local();
}

/** Connects the screens to a store. Returns what disconnects them. */
export function attach(store: Local): () => void {
  attached = store;
  changes.value += 1;
  return store.subscribe(() => {
    changes.value += 1;
  });
}

/** Opens what is kept, if anything is. Never rejects: the outcome is `boot`. */
export async function openKept(): Promise<void> {
  boot.value = "checking";
  // Both at once, for each is a wait; where nothing is kept nothing is opened.
  const opening = local().open();
  opening.catch(() => {});
  try {
    if (!(await local().kept())) {
      boot.value = "nothing_kept";
      return;
    }
    await opening;
    boot.value = "open";
  } catch (error) {
    boot.value = error instanceof StorageUnavailable ? "storage_unavailable" : "failed";
  }
}
