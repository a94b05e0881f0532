import { type Signal, useSignal } from "@preact/signals";
import { ask } from "../api/client";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { readableName } from "../frame/names";
import { Pick } from "../frame/Pick";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { dayOrNone, SaidFields, Submit, useSaid } from "./said";
import type { Person } from "./types";
import { wordFor } from "./words";

const DAYS = ["birthday", "detained_on", "sentenced_on"] as const;

interface FactsFormProps {
  person: Person;
  onChanged: () => Promise<void>;
}

/** Days, and where somebody is held now. They hold until the source says something new; of who is in question, none. */
export function FactsForm({ person, onChanged }: FactsFormProps) {
  const act = useAct();
  const said = useSaid();
  const saved = useSignal(false);
  const written: Record<(typeof DAYS)[number], Signal<string>> = {
    birthday: useSignal(person.public.birthday ?? ""),
    detained_on: useSignal(person.public.detained_on ?? ""),
    sentenced_on: useSignal(person.public.sentenced_on ?? ""),
  };
  const facility = useSignal(person.facility_id ?? "");
  if (person.state !== "held") return null;
  const send = async () => {
    const days = DAYS.map((name) => [name, dayOrNone(written[name])] as const);
    const changed = Object.fromEntries(
      [...days, ["facility_id", facility.value || null] as const].filter(
        ([name, value]) => value !== (name === "facility_id" ? person[name] : person.public[name]),
      ),
    );
    saved.value = await act.run(async () => {
      await ask("PUT", `/api/desk/people/${person.id}/facts`, {
        ...changed,
        source: said.source.value.trim(),
        as_of: said.day.value.trim(),
      });
      await onChanged();
    });
  };
  return (
    <details class="card foldout">
      <summary>{t("people.write_facts")}</summary>
      <form
        class="stack"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void send();
        }}
      >
        <p class="small">{t("people.facts_hint")}</p>
        <Pick
          label={t("people.held_at_now")}
          value={facility.value}
          options={[
            { value: "", text: t("people.nobody_says") },
            ...person.facilities.map(({ id, names }) => ({
              value: id,
              text: readableName(names, id),
            })),
          ]}
          onPick={(value) => {
            facility.value = value;
          }}
        />
        {DAYS.map((name) => (
          <Field
            key={name}
            label={wordFor("field", name)}
            hint={t("people.day_hint")}
            max={10}
            {...bound(written[name])}
          />
        ))}
        <SaidFields said={said} dayRequired />
        <TroubleNote trouble={act.trouble.value} />
        <p class="small" role="status">
          {saved.value && t("people.saved")}
        </p>
        <div class="actions">
          <Submit text={t("people.facts_send")} busy={act.busy.value} />
        </div>
      </form>
    </details>
  );
}
