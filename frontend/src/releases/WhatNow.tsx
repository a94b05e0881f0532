import { ActionLink, Actions } from "../components/Action";
import { t } from "../messages/translate";
import { linkTo } from "../routes";

/** Others are still held: the way to them. `quiet` where another step comes first. */
export function WhatNow({ quiet = false }: { quiet?: boolean }) {
  return (
    <section class="release__now">
      <h2>{t("release.now")}</h2>
      <p>{t("release.now_text")}</p>
      <Actions>
        <ActionLink kind={quiet ? "quiet" : "next"} href={linkTo.write}>
          {t("release.now_write")}
        </ActionLink>
      </Actions>
    </section>
  );
}
