import type { Source } from "../api/types";
import { Field } from "../frame/Field";
import { t } from "../messages/translate";
import { addressOf, type Editing, isLabel, type Missing } from "./editing";

interface SourcesProps {
  editing: Editing;
  missing: ReadonlySet<Missing>;
  onChange: (to: Partial<Editing>) => void;
}

/** Who reports it, where, and of which day; whoever confirms opens these. */
export function EditorSources({ editing, missing, onChange }: SourcesProps) {
  const { sources } = editing;
  const set = (at: number, to: Partial<Source>) =>
    onChange({ sources: sources.map((one, place) => (place === at ? { ...one, ...to } : one)) });
  const wrong = (which: Missing, empty: boolean) =>
    missing.has(which) && empty ? t(`missing.${which}`) : undefined;
  return (
    <section class="stack" aria-labelledby="sources-title">
      <h2 id="sources-title">{t("editor.sources")}</h2>
      <p class="soft">{t("editor.sources_hint")}</p>
      {sources.map((source, at) => (
        <div key={at} class="editor__row editor__row--source">
          <Field
            label={t("editor.source_url", { at: at + 1 })}
            type="url"
            value={source.url}
            max={500}
            onInput={(url) => set(at, { url })}
            error={wrong("source_url", addressOf(source.url) === null)}
            required
          />
          <Field
            label={t("editor.source_label", { at: at + 1 })}
            value={source.label}
            max={50}
            onInput={(label) => set(at, { label })}
            error={wrong("source_label", !isLabel(source.label))}
            required
          />
          <Field
            label={t("editor.source_on", { at: at + 1 })}
            type="date"
            value={source.on}
            onInput={(on) => set(at, { on })}
            required
          />
          {sources.length > 1 && (
            <button
              type="button"
              class="tool"
              onClick={() => onChange({ sources: sources.filter((_, place) => place !== at) })}
            >
              {t("editor.remove_source", { at: at + 1 })}
            </button>
          )}
        </div>
      ))}
      <div class="tools">
        <button
          type="button"
          class="tool"
          onClick={() =>
            onChange({ sources: [...sources, { label: "", url: "", on: editing.happenedOn }] })
          }
        >
          {t("editor.add_source")}
        </button>
      </div>
    </section>
  );
}
