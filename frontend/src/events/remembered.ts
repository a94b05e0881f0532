import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { eveningNow, type KeptEvening } from "../local/events/contract";
import { today } from "../today";
import { evenings } from "./attached";

/** The evenings that this phone remembers; null until they are read. */
const remembered = signal<readonly KeptEvening[] | null>(null);

/** They are read again with every screen: "before a journey" may have emptied them. */
export function useEvenings(): readonly KeptEvening[] | null {
  useEffect(() => {
    evenings()
      .kept()
      .then(
        (kept) => (remembered.value = kept),
        () => (remembered.value = []),
      );
  }, []);
  return remembered.value;
}

/** Where a card would be handed in without asking for a code; null: nowhere known. */
export function useEveningNow(): KeptEvening | null {
  return eveningNow(useEvenings() ?? [], today());
}

/** From now on this phone takes part; with a key it looks after the evening. Rejects where nothing can be stored. */
export async function takePart(
  event_id: string,
  { campaign_id = null, key = null, day = today() }: Partial<KeptEvening> = {},
): Promise<void> {
  remembered.value = await evenings().keep({ event_id, campaign_id, key, day });
}
