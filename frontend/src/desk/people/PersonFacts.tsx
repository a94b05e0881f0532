import { formatDay } from "../frame/moments";
import { readableName } from "../frame/names";
import { language, t } from "../messages/translate";
import { linkTo } from "../routes";
import type { Person } from "./types";
import { accordingTo, LANGUAGES, wordFor } from "./words";

interface Fact {
  field: string;
  value: string;
  lang?: string | undefined;
  said: string;
  /** Romanised by us. */
  derived?: boolean;
}

/** Everything that is public of somebody, each with who says so and since when. */
export function PersonFacts({ person }: { person: Person }) {
  const facility = person.facilities.find(({ id }) => id === person.facility_id);
  return (
    <section class="card stack" aria-labelledby="facts">
      <h2 id="facts">{t("people.facts")}</h2>
      <dl class="factlist">
        {factsOf(person).map((fact) => (
          <div key={fact.field} class="factlist__row">
            <dt>{wordFor("field", fact.field)}</dt>
            <dd>
              <span lang={fact.lang}>{fact.value}</span>{" "}
              <span class="small soft">{fact.derived ? t("people.derived") : fact.said}</span>
            </dd>
          </div>
        ))}
        {facility && (
          <div class="factlist__row">
            <dt>{wordFor("field", "facility")}</dt>
            <dd>
              <a href={linkTo.facility(facility.id)}>{readableName(facility.names, facility.id)}</a>{" "}
              <span class="small soft">{saidOf(person, "facility_id")}</span>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** Who says what stands in a field: whoever wrote it by hand, else the list. */
function saidOf(person: Person, field: string): string {
  const edit = person.edits.find((one) => one.field === field);
  if (edit) return `${accordingTo(edit.source, edit.as_of)}${edit.by ? ` (${edit.by})` : ""}`;
  return person.public.source ? accordingTo(person.public.source, person.as_of) : "";
}

function factsOf(person: Person): Fact[] {
  const { public: told } = person;
  const fact = (field: string, value: string | null, lang?: string | null): Fact[] =>
    value
      ? [
          {
            field,
            value,
            lang: lang ?? undefined,
            said: saidOf(person, field),
            derived: told.derived.includes(field),
          },
        ]
      : [];
  const day = (field: "birthday" | "detained_on" | "sentenced_on"): Fact[] =>
    fact(field, told[field] && formatDay(told[field], language()));
  return [
    ...LANGUAGES.flatMap((lang) => fact(lang, told.names[lang] ?? null, lang)),
    ...fact("aliases", told.aliases.join(" · ")),
    ...day("birthday"),
    ...day("detained_on"),
    ...day("sentenced_on"),
    ...fact("sentence", told.sentence, told.sentence_lang),
  ];
}
