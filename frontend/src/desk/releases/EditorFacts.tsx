import { Choice } from "../../components/Choice";
import { Field } from "../frame/Field";
import { Pick } from "../frame/Pick";
import { language, t } from "../messages/translate";
import { countries } from "./countries";
import { type Editing, includedIn, type Missing } from "./editing";

interface FactsProps {
  editing: Editing;
  missing: ReadonlySet<Missing>;
  onChange: (to: Partial<Editing>) => void;
}

/** What happened, when, how many, and where they were taken. */
export function EditorFacts({ editing, missing, onChange }: FactsProps) {
  const wrong = (...which: Missing[]) => {
    const first = which.find((one) => missing.has(one));
    return first && t(`missing.${first}`);
  };
  const counted = includedIn(editing).length;
  return (
    <section class="stack" aria-labelledby="facts-title">
      <h2 id="facts-title">{t("editor.facts")}</h2>
      <Choice
        name="kind"
        legend={t("editor.kind")}
        value={editing.kind}
        options={[
          { value: "release", text: t("editor.kind_release") },
          { value: "death", text: t("editor.kind_death") },
        ]}
        onChoose={(kind) => onChange({ kind })}
      />
      <div class="fields">
        <Field
          label={t("editor.day")}
          type="date"
          value={editing.happenedOn}
          onInput={(happenedOn) => onChange({ happenedOn })}
          error={wrong("day")}
          required
        />
        <Field
          label={t("editor.number")}
          hint={counted > 0 ? t("editor.number_hint", { n: counted }) : t("editor.number_alone")}
          type="number"
          value={editing.freed ?? (counted > 0 ? String(counted) : "")}
          onInput={(freed) => onChange({ freed })}
          error={wrong("number", "fewer_than_people")}
          required
        />
      </div>
      {editing.kind === "release" && (
        <Destinations
          editing={editing}
          error={wrong("destination", "destinations_exceed")}
          onChange={onChange}
        />
      )}
    </section>
  );
}

interface DestinationsProps {
  editing: Editing;
  error: string | undefined;
  onChange: FactsProps["onChange"];
}

/** The countries to choose from, and what stands there already. */
function optionsWith(place: string) {
  const known = countries(language()).map(({ name, text }) => ({ value: name, text }));
  const others = ["", place].filter((one) => !known.some(({ value }) => value === one));
  return [...new Set(others)].map((value) => ({ value, text: value })).concat(known);
}

function Destinations({ editing, error, onChange }: DestinationsProps) {
  const { destinations } = editing;
  const set = (at: number, to: Partial<Editing["destinations"][number]>) =>
    onChange({
      destinations: destinations.map((one, place) => (place === at ? { ...one, ...to } : one)),
    });
  const remove = (at: number) =>
    onChange({ destinations: destinations.filter((_, place) => place !== at) });
  return (
    <div class="stack">
      <h3>{t("editor.destinations")}</h3>
      {destinations.map((one, at) => (
        <div key={at} class="editor__row">
          <Pick
            label={t("editor.place", { at: at + 1 })}
            value={one.place}
            options={optionsWith(one.place)}
            onPick={(place) => set(at, { place })}
          />
          <Field
            label={t("editor.place_number", { at: at + 1 })}
            type="number"
            value={one.n}
            onInput={(n) => set(at, { n })}
          />
          <button type="button" class="tool" onClick={() => remove(at)}>
            {t("editor.remove_place", { at: at + 1 })}
          </button>
        </div>
      ))}
      {error && (
        <p class="field__error" role="alert">
          {error}
        </p>
      )}
      <div class="tools">
        <button
          type="button"
          class="tool"
          onClick={() => onChange({ destinations: [...destinations, { place: "", n: "" }] })}
        >
          {t("editor.add_place")}
        </button>
      </div>
    </div>
  );
}
