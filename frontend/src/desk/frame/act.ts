import { type Signal, useSignal } from "@preact/signals";
import { type Trouble, troubleFrom } from "../api/trouble";

/** Something that somebody does here, one at a time. */
export interface Act {
  busy: Signal<boolean>;
  trouble: Signal<Trouble | null>;
  /** Does it; true when it went well. While one is on its way, nothing else begins. */
  run: (work: () => Promise<unknown>) => Promise<boolean>;
}

export function useAct(): Act {
  const busy = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy.peek()) return false;
    busy.value = true;
    trouble.value = null;
    try {
      await work();
      return true;
    } catch (error) {
      trouble.value = troubleFrom(error);
      return false;
    } finally {
      busy.value = false;
    }
  };
  return { busy, trouble, run };
}
