import { Card } from "../components/Card";
import { Note } from "../components/Note";
import { Screen } from "../frame/Screen";
import { t } from "../messages/translate";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { MakeFile } from "./MakeFile";
import { TakeBack } from "./TakeBack";
import "./backup.css";

/** Cards as a file that only a passphrase opens, and back from one. Both without a network. */
export function BackupScreen() {
  const back = { href: linkTo.settings, text: t("settings.title") };
  const nothing = watched().facts().length === 0;
  return (
    <Screen title={t("backup.title")} back={back}>
      <p class="lead">{t("backup.text")}</p>
      <Note tone="strong" title={t("backup.warning_title")}>
        <p>{t("backup.warning_text")}</p>
        <p>{t("backup.warning_belarus")}</p>
      </Note>
      <Card title={t("backup.make_title")}>
        {nothing ? <p>{t("backup.make_nothing")}</p> : <MakeFile />}
      </Card>
      <Card title={t("backup.take_title")}>
        <TakeBack />
      </Card>
    </Screen>
  );
}
