import { useSignal } from "@preact/signals";
import { post } from "../api/client";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { readableName } from "../frame/names";
import { Pick } from "../frame/Pick";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { dayOrNone, SaidFields, Submit, useSaid } from "./said";
import type { Person } from "./types";
import { wordFor } from "./words";

const KINDS = [
  "detained",
  "sentenced",
  "moved",
  "deported",
  "detained_again",
  "no_longer_held",
] as const;
const BY_TWO: readonly string[] = ["deported", "detained_again"];

interface EventFormProps {
  person: Person;
  onChanged: () => Promise<void>;
}

/** Enter what happened, with its source. That somebody came out or died is said in a release. */
export function EventForm({ person, onChanged }: EventFormProps) {
  const act = useAct();
  const kind = useSignal<string>("moved");
  const day = useSignal("");
  const facility = useSignal("");
  const url = useSignal("");
  const said = useSaid();
  const send = () =>
    act.run(async () => {
      await post(`/api/desk/people/${person.id}/events`, {
        kind: kind.value,
        happened_on: dayOrNone(day),
        facility_id: kind.value === "moved" ? facility.value || null : null,
        source: said.source.value.trim(),
        said_on: dayOrNone(said.day),
        source_url: url.value.trim() || null,
      });
      for (const one of [day, facility, url, said.source, said.day]) one.value = "";
      await onChanged();
    });
  return (
    <details class="card foldout">
      <summary>{t("people.enter")}</summary>
      <form
        class="stack"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void send();
        }}
      >
        <p class="small">
          {t("people.enter_hint")} <a href={linkTo.releases}>{t("nav.releases")}</a>
        </p>
        <Pick
          label={t("people.kind")}
          value={kind.value}
          options={KINDS.map((value) => ({ value, text: wordFor("kind", value) }))}
          onPick={(value) => {
            kind.value = value;
          }}
        />
        <p class="small soft">{t(meaning(kind.value))}</p>
        <Field label={t("people.day")} hint={t("people.day_hint")} max={10} {...bound(day)} />
        {kind.value === "moved" && (
          <Pick
            label={t("people.moved_to")}
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
        )}
        <SaidFields said={said} />
        <Field
          label={t("people.url")}
          hint={t("people.url_hint")}
          type="url"
          max={500}
          {...bound(url)}
        />
        <TroubleNote trouble={act.trouble.value} />
        <div class="actions">
          <Submit text={t("people.enter_send")} busy={act.busy.value} />
        </div>
      </form>
    </details>
  );
}

function meaning(kind: string) {
  if (BY_TWO.includes(kind)) return "people.by_two";
  return kind === "no_longer_held" ? "people.never_public" : "people.public_at_once";
}
