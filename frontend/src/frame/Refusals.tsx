import { ActionLink, Actions, Button } from "../components/Action";
import { language, t } from "../messages/translate";
import { openKept } from "../replica";
import { linkTo } from "../routes";
import { Screen } from "./Screen";

/** No usable storage (a private window): said plainly, with the pages that need none. */
export function StorageUnavailableScreen() {
  return (
    <main>
      <Screen title={t("frame.no_storage_title")}>
        <p class="lead">{t("frame.no_storage_text")}</p>
        <Actions>
          <ActionLink kind="next" href={linkTo.plainPrisoners(language())}>
            {t("frame.plain_list")}
          </ActionLink>
        </Actions>
      </Screen>
    </main>
  );
}

/** Opening failed for another reason; nothing is deleted. */
export function BrokenScreen() {
  return (
    <main>
      <Screen title={t("frame.broken_title")}>
        <p class="lead">{t("frame.broken_text")}</p>
        <Actions>
          <Button kind="next" onPress={() => void openKept()}>
            {t("frame.try_again")}
          </Button>
          <ActionLink kind="quiet" href={linkTo.plainPrisoners(language())}>
            {t("frame.plain_list")}
          </ActionLink>
        </Actions>
      </Screen>
    </main>
  );
}

export function LostScreen() {
  return (
    <Screen title={t("frame.lost_title")}>
      <p class="lead">{t("frame.lost_text")}</p>
      <Actions>
        <ActionLink kind="next" href={linkTo.write}>
          {t("frame.lost_action")}
        </ActionLink>
      </Actions>
    </Screen>
  );
}
