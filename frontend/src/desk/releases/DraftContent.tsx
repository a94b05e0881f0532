import type { Draft } from "../api/types";
import { PersonName } from "../frame/PersonName";
import { language, t } from "../messages/translate";
import { countryText } from "./countries";
import { DraftTexts } from "./DraftTexts";
import { withoutNumbers } from "./masking";

/** What is said, of whom, and where they were taken. `numbersHidden`: for whoever has yet to read them in the source. */
export function DraftContent({
  draft,
  numbersHidden = false,
}: {
  draft: Draft;
  numbersHidden?: boolean;
}) {
  const { content } = draft;
  const named = content.people.filter((person) => person.may_be_named);
  const unnamed = content.people.length - named.length;
  return (
    <>
      <section class="stack" aria-labelledby="texts-title">
        <h2 id="texts-title">{t(draft.state === "told" ? "draft.texts_told" : "draft.texts")}</h2>
        <DraftTexts
          texts={content.texts}
          {...(numbersHidden ? { hide: (text: string) => withoutNumbers(text, content) } : {})}
        />
      </section>
      <section class="stack" aria-labelledby="named-title">
        <h2 id="named-title">{t("draft.named")}</h2>
        {named.length === 0 && <p>{t("draft.nobody_named")}</p>}
        {named.length > 0 && (
          <ul class="draft__people">
            {named.map(({ prisoner_id }) => (
              <li key={prisoner_id}>
                <PersonName names={draft.names[prisoner_id] ?? {}} id={prisoner_id} />
              </li>
            ))}
          </ul>
        )}
        {!numbersHidden && unnamed > 0 && <p class="soft">{t("draft.unnamed", { n: unnamed })}</p>}
        {!numbersHidden && <Destinations taken={content.destinations} />}
      </section>
    </>
  );
}

function Destinations({ taken }: { taken: Record<string, number> }) {
  const places = Object.entries(taken);
  if (places.length === 0) return null;
  const words = places.map(([place, n]) =>
    t("draft.taken_to", { n, place: countryText(place, language()) }),
  );
  return (
    <p>
      {t("editor.destinations")}: {words.join(", ")}
    </p>
  );
}
