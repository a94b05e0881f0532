import type { Signal } from "@preact/signals";
import { Note } from "../components/Note";
import { reasonNotSaved } from "../frame/saving";
import { t } from "../messages/translate";

/** Nothing yet, or what the store said. */
export type OutcomeState = "none" | "saved" | ReturnType<typeof reasonNotSaved>;

/** Waits for the store before saying "saved". */
export async function confirm(
  outcome: Signal<OutcomeState>,
  action: Promise<unknown>,
): Promise<void> {
  try {
    await action;
    outcome.value = "saved";
  } catch (error) {
    outcome.value = reasonNotSaved(error);
  }
}

export function Outcome({ outcome }: { outcome: OutcomeState }) {
  if (outcome !== "none" && outcome !== "saved")
    return <Note tone="stop" live="alert" title={t(outcome)} />;
  return (
    <p class="small soft" role="status">
      {outcome === "saved" && t("settings.saved")}
    </p>
  );
}
