import { Card } from "../components/Card";
import { Chip } from "../components/Chip";
import { Icon } from "../components/Icon";
import { t } from "../messages/translate";

/** Alerts, explained before they exist; it says that they do not work yet. */
export function HearSoon() {
  return (
    <Card>
      <details class="hear">
        <summary>
          <Icon name="bell" />
          <span>{t("releases.hear_title")}</span>
          <Chip>{t("releases.hear_soon")}</Chip>
        </summary>
        <p>{t("releases.hear_text")}</p>
      </details>
    </Card>
  );
}
