import { ActionLink } from "../components/Action";
import { PerforatedStamp } from "../components/PerforatedStamp";
import { Screen } from "../frame/Screen";
import { wide } from "../frame/wide";
import { t } from "../messages/translate";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { PrisonerFinder } from "./PrisonerFinder";
import "./split.css";

/** Everybody held, and search while typing. On wide screens a person opens beside the list. */
export function PrisonersScreen() {
  if (!wide.value || watched().list() === null) {
    return (
      <Screen title={t("nav.prisoners")} status>
        <PrisonerFinder current={null} />
      </Screen>
    );
  }
  return (
    <div class="split">
      <Screen title={t("nav.prisoners")} status>
        <PrisonerFinder current={null} />
      </Screen>
      <div class="split__empty">
        <PerforatedStamp initials="" lang={undefined} seed="nobody" tone="quiet" size="large" />
        <p class="soft lead">{t("prisoners.choose")}</p>
        <ActionLink kind="quiet" icon="pen" href={linkTo.write}>
          {t("prisoners.choose_for_me")}
        </ActionLink>
      </div>
    </div>
  );
}
