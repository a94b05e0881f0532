import type { Release } from "../local/types";
import { formatPartialDate } from "../messages/dates";
import { formatSource } from "../messages/sources";
import { language, t } from "../messages/translate";
import { PrisonerRow } from "../prisoners/PrisonerRow";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { destinationWords } from "./destinations";
import "./releases.css";

/** One release: what happened, on which day, according to whom, and those who may be named. */
export function ReleaseNotice({ release }: { release: Release }) {
  const named = release.prisoner_ids.flatMap((id) => watched().prisoner(id) ?? []);
  const destinations = destinationWords(release.destinations);
  return (
    <article class="release">
      <p class="soft">
        <time dateTime={release.announced_on}>
          {formatPartialDate(release.announced_on, language())}
        </time>
      </p>
      <h2 class="release__title">{t("releases.freed", { n: release.freed })}</h2>
      {destinations && <p class="serif lead">{destinations}.</p>}
      {named.length > 0 && (
        <>
          {named.length < release.freed && <p>{t("releases.among")}</p>}
          <ul class="rows">
            {named.map((prisoner) => (
              <PrisonerRow
                key={prisoner.id}
                prisoner={prisoner}
                href={linkTo.prisoner(prisoner.id)}
              />
            ))}
          </ul>
        </>
      )}
      <p class="small soft">
        {t("releases.source", { source: formatSource(release.source, language()) })}
      </p>
    </article>
  );
}
