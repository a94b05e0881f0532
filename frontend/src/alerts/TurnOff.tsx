import { Button } from "../components/Action";
import { t } from "../messages/translate";
import { alerts } from "./attached";

/** The end, whole: here, in the browser and on the server. Stands where "not at all" was chosen. */
export function TurnOff() {
  return (
    <div class="stack" role="status">
      <p>{t("alerts.off_text")}</p>
      <Button kind="stop" onPress={() => void alerts().turnOff()}>
        {t("alerts.turn_off")}
      </Button>
    </div>
  );
}
