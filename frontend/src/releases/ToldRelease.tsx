import { dayOfMoment } from "../alerts/words";
import { ActionLink, Actions, Button } from "../components/Action";
import { Screen } from "../frame/Screen";
import type { ShownNotice } from "../local/alerts/contract";
import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { boot, local, watched } from "../replica";
import { linkTo } from "../routes";
import { WhatNow } from "./WhatNow";

/** The notice as it came: all that this phone knows while it keeps no list, or not yet the new one. */
export function ToldRelease({ id, notice }: { id: string; notice: ShownNotice }) {
  return (
    <Screen
      title={notice.title}
      titleLang={notice.lang ?? undefined}
      back={back()}
      under={
        <p class="soft">
          {t("release.told_on", { date: formatPartialDate(dayOfMoment(notice.at), language()) })}
        </p>
      }
    >
      {notice.body && (
        <p class="serif lead" lang={notice.lang ?? undefined}>
          {notice.body}
        </p>
      )}
      <p>{t("release.told_text")}</p>
      <Actions>
        <ActionLink kind="next" href={linkTo.plainRelease(language(), id)}>
          {t("release.plain")}
        </ActionLink>
      </Actions>
      <WhatNow quiet />
    </Screen>
  );
}

/** Neither list nor notice know it: an old link, or a list that is older than the release. */
export function UnknownRelease({ id }: { id: string }) {
  const kept = boot.value === "open";
  const pulling = watched().sync().phase === "pulling";
  return (
    <Screen title={t("release.unknown_title")} back={back()} status={kept}>
      <p class="lead">{t("release.unknown_text")}</p>
      <Actions>
        <ActionLink kind="next" href={linkTo.plainRelease(language(), id)}>
          {t("release.plain")}
        </ActionLink>
        {kept && (
          <Button kind="quiet" busy={pulling} onPress={() => void local().syncNow()}>
            {t("settings.sync_now")}
          </Button>
        )}
      </Actions>
    </Screen>
  );
}

function back() {
  const text = t("nav.releases");
  return boot.value === "open"
    ? { href: linkTo.releases, text }
    : { href: linkTo.plainReleases(language()), text };
}
