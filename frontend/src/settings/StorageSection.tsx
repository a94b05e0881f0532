import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { watchedAlerts } from "../alerts/attached";
import { Card } from "../components/Card";
import { t } from "../messages/translate";
import { local } from "../replica";

const rows = ["list", "letters", "answers", "token"] as const;

/** What is stored here, until when, and whether the browser promised to keep it. */
export function StorageSection() {
  const at = watchedAlerts().view()?.at;
  const shown = at === "on" || at === "waiting" ? ([...rows, "alerts"] as const) : rows;
  const persisted = useSignal<boolean | null>(null);
  useEffect(() => {
    local()
      .persisted()
      .then((answer) => (persisted.value = answer))
      .catch(() => {});
  }, []);
  return (
    <Card title={t("settings.storage")}>
      {persisted.value !== null && (
        <p>{t(persisted.value ? "settings.persisted_yes" : "settings.persisted_no")}</p>
      )}
      <table class="stored">
        <thead>
          <tr>
            <th scope="col">{t("settings.what")}</th>
            <th scope="col">{t("settings.until")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row}>
              <th scope="row">{t(`settings.row_${row}`)}</th>
              <td>{t(`settings.row_${row}_until`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
