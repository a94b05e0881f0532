import { Button } from "../components/Action";
import { Card } from "../components/Card";
import { t } from "../messages/translate";
import { local, watched } from "../replica";

/** The project's version, written in by the build. */
const version: string = import.meta.env.VITE_VERSION;

export function AboutSection() {
  const busy = watched().sync().phase !== "idle";
  return (
    <Card title={t("settings.about")}>
      <p>{t("settings.version", { version })}</p>
      <Button kind="quiet" busy={busy} onPress={() => void local().syncNow()}>
        {t("settings.sync_now")}
      </Button>
    </Card>
  );
}
