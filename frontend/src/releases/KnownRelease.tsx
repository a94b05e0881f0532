import { Note } from "../components/Note";
import { Screen } from "../frame/Screen";
import type { ShownNotice } from "../local/alerts/contract";
import type { Release } from "../local/types";
import { formatPartialDate } from "../messages/dates";
import { formatSource } from "../messages/sources";
import { language, t } from "../messages/translate";
import { linkTo } from "../routes";
import { Named } from "./ReleaseNotice";
import { bodyOf, headingOf, isGood, isNews, standingOf } from "./release-words";
import { WhatNow } from "./WhatNow";
import { YourCards } from "./YourCards";

interface KnownReleaseProps {
  release: Release;
  /** A correction or withdrawal that came as a notice and is not in the list yet. */
  newer: ShownNotice | null;
}

/** What happened, where to, who says so and since when; and what became of it since. */
export function KnownRelease({ release, newer }: KnownReleaseProps) {
  const body = bodyOf(release);
  const back = { href: linkTo.releases, text: t("nav.releases") };
  return (
    <Screen
      title={newer ? newer.title : headingOf(release)}
      back={back}
      under={<Day release={release} />}
      status
    >
      {newer ? (
        <p class="serif lead">{newer.body || t("release.newer")}</p>
      ) : (
        <>
          {standingOf(release) === "corrected" && (
            <Note tone="plain" title={t("release.corrected")}>
              <p>{t("release.corrected_text")}</p>
            </Note>
          )}
          {body && <p class="serif lead">{body}</p>}
          <YourCards release={release} />
          <Named release={release} />
        </>
      )}
      <Sources release={release} />
      <WhatNow quiet={newer !== null || !isGood(release)} />
    </Screen>
  );
}

function Day({ release }: { release: Release }) {
  return (
    <p class="soft">
      <time dateTime={release.announced_on}>
        {formatPartialDate(release.announced_on, language())}
      </time>
    </p>
  );
}

/** Two coordinators stand behind what was told; what shipped with the app was looked through before. */
function Sources({ release }: { release: Release }) {
  const source = formatSource(release.source, language());
  const checked = Object.keys(release.texts).length > 0;
  return (
    <p class="small soft">
      {t("releases.source", { source })}
      {isNews(release) && ` ${t(checked ? "release.checked" : "release.recorded")}`}
    </p>
  );
}
