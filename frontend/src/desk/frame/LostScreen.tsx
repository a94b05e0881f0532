import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { Screen } from "./Screen";

/** No such page, or none for this role. */
export function LostScreen() {
  return (
    <Screen title={t("frame.lost_title")} lead={<p>{t("frame.lost_text")}</p>} narrow>
      <p>
        <a class="link" href={linkTo.waiting}>
          {t("frame.lost_action")}
        </a>
      </p>
    </Screen>
  );
}
