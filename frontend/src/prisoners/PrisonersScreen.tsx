import { Screen } from "../frame/Screen";
import { wide } from "../frame/wide";
import { t } from "../messages/translate";
import { PrisonerFinder } from "./PrisonerFinder";
import "./split.css";

/** Everybody held, and search while typing. On wide screens a person opens beside the list. */
export function PrisonersScreen() {
  if (!wide.value) {
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
        <p class="soft lead">{t("prisoners.choose")}</p>
      </div>
    </div>
  );
}
