import { Card } from "../components/Card";
import { Note } from "../components/Note";
import { t } from "../messages/translate";
import { OtherWays } from "./OtherWays";

/** iOS: only the installed app takes notices. */
export function HomeScreenFirst() {
  return (
    <>
      <Card title={t("alerts.ios_title")}>
        <p>{t("alerts.ios_text")}</p>
        <ol class="numbered">
          <li>{t("alerts.ios_1")}</li>
          <li>{t("alerts.ios_2")}</li>
          <li>{t("alerts.ios_3")}</li>
        </ol>
      </Card>
      <OtherWays />
    </>
  );
}

/** A private window, or a browser without push. */
export function Unsupported() {
  return (
    <>
      <Note tone="plain" title={t("alerts.unsupported_title")}>
        <p>{t("alerts.unsupported_text")}</p>
      </Note>
      <OtherWays />
    </>
  );
}

/** The browser was told "no" and will not ask again by itself. */
export function Blocked() {
  return (
    <>
      <Card title={t("alerts.denied_title")}>
        <HowToAllow />
      </Card>
      <OtherWays />
    </>
  );
}

/** Where the permission lies: browsers let no page ask again. */
export function HowToAllow() {
  return (
    <>
      <p>{t("alerts.denied_text")}</p>
      <ol class="numbered">
        <li>{t("alerts.denied_1")}</li>
        <li>{t("alerts.denied_2")}</li>
        <li>{t("alerts.denied_3")}</li>
      </ol>
    </>
  );
}
