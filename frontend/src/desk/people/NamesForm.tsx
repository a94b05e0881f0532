import { type Signal, useSignal } from "@preact/signals";
import { ask } from "../api/client";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { dayOrNone, SaidFields, Submit, useSaid } from "./said";
import type { Person } from "./types";
import { LANGUAGES, wordFor } from "./words";

interface NamesFormProps {
  person: Person;
  onChanged: () => Promise<void>;
}

/** Names in four languages and other spellings. They hold until the source says something new. */
export function NamesForm({ person, onChanged }: NamesFormProps) {
  const { names, derived, aliases } = person.public;
  const act = useAct();
  const said = useSaid();
  const written: Record<string, Signal<string>> = {
    be: useSignal(names.be ?? ""),
    ru: useSignal(names.ru ?? ""),
    en: useSignal(names.en ?? ""),
    de: useSignal(names.de ?? ""),
  };
  const others = useSignal(aliases.join("; "));
  const saved = useSignal(false);
  const send = async () => {
    const changed = LANGUAGES.filter((lang) => text(written[lang]) !== (names[lang] ?? ""));
    saved.value = await act.run(async () => {
      await ask("PUT", `/api/desk/people/${person.id}/names`, {
        names: Object.fromEntries(changed.map((lang) => [lang, text(written[lang]) || null])),
        aliases: others.value.split(";").map(tidy).filter(Boolean),
        source: said.source.value.trim(),
        as_of: dayOrNone(said.day),
      });
      await onChanged();
    });
  };
  return (
    <details class="card foldout">
      <summary>{t("people.write_names")}</summary>
      <form
        class="stack"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void send();
        }}
      >
        <p class="small">{t("people.names_hint")}</p>
        {LANGUAGES.map((lang) => (
          <Field
            key={lang}
            label={wordFor("field", lang)}
            hint={derived.includes(lang) ? t("people.derived") : undefined}
            max={200}
            {...bound(written[lang] as Signal<string>)}
          />
        ))}
        <Field
          label={wordFor("field", "aliases")}
          hint={t("people.aliases_hint")}
          {...bound(others)}
        />
        <SaidFields said={said} />
        <TroubleNote trouble={act.trouble.value} />
        <p class="small" role="status">
          {saved.value && t("people.saved")}
        </p>
        <div class="actions">
          <Submit text={t("people.names_send")} busy={act.busy.value} />
        </div>
      </form>
    </details>
  );
}

const tidy = (value: string): string => value.split(/\s+/).filter(Boolean).join(" ");
const text = (signal: Signal<string> | undefined): string => tidy(signal?.value ?? "");
