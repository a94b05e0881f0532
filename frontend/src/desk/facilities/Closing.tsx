import { ask } from "../api/client";
import type { Facility } from "../api/facility-types";
import { useAct } from "../frame/act";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { ClosingForm } from "./ClosingForm";

interface ClosingProps {
  facility: Facility;
  all: readonly Facility[];
  onChanged: () => Promise<void>;
}

/** Closing, or taking back one's own closing of just now. */
export function Closing({ facility, all, onChanged }: ClosingProps) {
  const act = useAct();
  if (facility.state !== "closed") {
    return (
      <details class="facilitymore">
        <summary>{t("facility.close_title")}</summary>
        <ClosingForm facility={facility} all={all} onClosed={onChanged} />
      </details>
    );
  }
  if (!facility.may_undo_closing) return null;
  const undo = async () => {
    await ask("DELETE", `/api/desk/facilities/${encodeURIComponent(facility.id)}/closing`);
    await onChanged();
  };
  return (
    <div class="stack">
      <TroubleNote trouble={act.trouble.value} />
      <div class="tools">
        <button
          type="button"
          class="tool"
          aria-disabled={act.busy.value}
          onClick={() => void act.run(undo)}
        >
          {t("facility.undo_close")}
        </button>
      </div>
    </div>
  );
}
