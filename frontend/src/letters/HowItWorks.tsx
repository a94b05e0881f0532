import { Card } from "../components/Card";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import "./how-it-works.css";

/** Three short lines for whoever comes for the first time. */
export function HowItWorks() {
  return (
    <Card title={t("write.how_title")}>
      <ol class="how">
        <li>{t("write.how_1")}</li>
        <li>{t("write.how_2")}</li>
        <li>{t("write.how_3")}</li>
      </ol>
      <a class="link" href={linkTo.guides}>
        {t("write.how_more")}
      </a>
    </Card>
  );
}
