import type { Prisoner } from "../local/types";
import { language, t } from "../messages/translate";
import { furtherNames } from "./further-names";

/** The other spellings; what we romanised ourselves says so. */
export function OtherNames({ prisoner }: { prisoner: Prisoner }) {
  const names = furtherNames(prisoner, language());
  if (names.length === 0 && prisoner.aliases.length === 0) return null;
  return (
    <section class="other-names">
      <h2 class="card__title">{t("prisoner.other_names")}</h2>
      <ul class="plain">
        {names.map((name) => (
          <li key={name.text}>
            <span lang={name.lang}>{name.text}</span>
            {name.derived && <span class="small soft"> ({t("prisoner.derived")})</span>}
          </li>
        ))}
        {prisoner.aliases.map((alias) => (
          <li key={alias} lang="be-Latn">
            {alias}
          </li>
        ))}
      </ul>
    </section>
  );
}
