import { type Signal, useSignal } from "@preact/signals";
import type { Facility } from "../api/facility-types";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { LANGUAGES, wordFor } from "../people/words";
import { comparedWith } from "./compared";

interface RenameFormProps {
  facility: Facility;
  onWritten: (wording: object) => Promise<unknown>;
}

/** Other names of an institution, by language. Like its address they stand on envelopes, and take two people. */
export function RenameForm({ facility, onWritten }: RenameFormProps) {
  const { names, address } = facility;
  const act = useAct();
  const written: Record<(typeof LANGUAGES)[number], Signal<string>> = {
    be: useSignal(names.be ?? ""),
    ru: useSignal(names.ru ?? ""),
    en: useSignal(names.en ?? ""),
    de: useSignal(names.de ?? ""),
  };
  const source = useSignal("");
  const day = useSignal("");
  if (!address) return <p>{t("facility.rename_needs_address")}</p>;
  const changed = LANGUAGES.filter((lang) => {
    const name = tidy(written[lang]);
    return name !== "" && name !== (names[lang] ?? "");
  });
  const send = () =>
    onWritten({
      address,
      name: Object.fromEntries(changed.map((lang) => [lang, tidy(written[lang])])),
      ...comparedWith(source.value, day.value),
    });
  return (
    <form
      class="stack facilityform"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (changed.length > 0) void act.run(send);
      }}
    >
      {LANGUAGES.map((lang) => (
        <Field
          key={lang}
          label={wordFor("field", lang)}
          max={120}
          {...bound(written[lang] as Signal<string>)}
        />
      ))}
      <div class="fields">
        <Field
          label={t("facility.source")}
          hint={t("facility.source_hint")}
          max={100}
          {...bound(source)}
          required
        />
        <Field
          label={t("facility.as_of")}
          hint={t("facility.as_of_hint")}
          max={10}
          {...bound(day)}
        />
      </div>
      <TroubleNote trouble={act.trouble.value} />
      <div class="tools">
        <button type="submit" class="tool" aria-disabled={act.busy.value || changed.length === 0}>
          {t("facility.propose")}
        </button>
      </div>
    </form>
  );
}

const tidy = (signal: Signal<string>): string =>
  signal.value.split(/\s+/).filter(Boolean).join(" ");
