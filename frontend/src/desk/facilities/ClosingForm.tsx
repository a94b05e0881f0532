import { useSignal } from "@preact/signals";
import { ask } from "../api/client";
import type { Facility } from "../api/facility-types";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { Pick } from "../frame/Pick";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { nameOf } from "./words";

interface ClosingFormProps {
  facility: Facility;
  all: readonly Facility[];
  onClosed: () => Promise<unknown>;
  onLeave?: (() => void) | undefined;
}

/** Since when mail is lost, and where the institution went: only to one that two people have checked. */
export function ClosingForm({ facility, all, onClosed, onLeave }: ClosingFormProps) {
  const act = useAct();
  const closedOn = useSignal("");
  const movedTo = useSignal("");
  const close = async () => {
    const body = { closed_on: closedOn.value.trim() || null, moved_to: movedTo.value || null };
    await ask("PUT", `/api/desk/facilities/${encodeURIComponent(facility.id)}/closing`, body);
    await onClosed();
  };
  const successors = all.filter(({ id, state }) => state === "open" && id !== facility.id);
  return (
    <form
      class="stack facilityform"
      onSubmit={(event) => {
        event.preventDefault();
        void act.run(close);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onLeave?.();
        event.stopPropagation();
      }}
    >
      <p>{t("facility.close_hint")}</p>
      <div class="fields">
        <Field
          label={t("facility.closed_on")}
          hint={t("facility.as_of_hint")}
          max={10}
          {...bound(closedOn)}
        />
        <Pick
          label={t("facility.moved_to")}
          value={movedTo.value}
          onPick={(id) => {
            movedTo.value = id;
          }}
          options={[
            { value: "", text: t("facility.moved_nowhere") },
            ...successors.map((one) => ({ value: one.id, text: nameOf(one) })),
          ]}
        />
      </div>
      <TroubleNote trouble={act.trouble.value} />
      <div class="tools">
        <button type="submit" class="tool tool--stop" aria-disabled={act.busy.value}>
          {t("facility.close")}
        </button>
        {onLeave && (
          <button type="button" class="tool" onClick={onLeave}>
            {t("frame.not_now")}
          </button>
        )}
      </div>
    </form>
  );
}
