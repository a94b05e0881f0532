import { Chip } from "../components/Chip";
import type { Release } from "../local/types";
import { formatPartialDate } from "../messages/dates";
import { formatSource } from "../messages/sources";
import { language, t } from "../messages/translate";
import { PrisonerRow } from "../prisoners/PrisonerRow";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { bodyOf, headingOf, isNews } from "./release-words";
import "./releases.css";

/** One release in the list: what happened, on which day, according to whom, and those who may be named. */
export function ReleaseNotice({ release }: { release: Release }) {
  const body = bodyOf(release);
  return (
    <article class="release">
      <p class="soft">
        <time dateTime={release.announced_on}>
          {formatPartialDate(release.announced_on, language())}
        </time>
      </p>
      <h2 class="release__title">
        <a class="release__link" href={linkTo.release(release.id)}>
          {headingOf(release)}
        </a>
      </h2>
      {release.state === "corrected" && !release.questioned && (
        <p>
          <Chip>{t("release.corrected")}</Chip>
        </p>
      )}
      {body && <p class="serif lead">{body}</p>}
      <Named release={release} />
      <p class="small soft">
        {t("releases.source", { source: formatSource(release.source, language()) })}
      </p>
    </article>
  );
}

/** Those who may be named, each with the way to their page. */
export function Named({ release }: { release: Release }) {
  const named = release.prisoner_ids.flatMap((id) => watched().prisoner(id) ?? []);
  if (named.length === 0 || !isNews(release)) return null;
  return (
    <>
      {named.length < release.freed && <p>{t("releases.among")}</p>}
      <ul class="rows">
        {named.map((prisoner) => (
          <PrisonerRow key={prisoner.id} prisoner={prisoner} href={linkTo.prisoner(prisoner.id)} />
        ))}
      </ul>
    </>
  );
}
