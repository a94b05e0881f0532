import { t } from "../messages/translate";
import { applyUpdate, updateReady } from "./update";

/** A new version asks; it never takes over by itself. */
export function UpdatePrompt() {
  if (!updateReady.value) return null;
  return (
    <div class="banner banner--accent" role="status">
      <p>{t("frame.update")}</p>
      <div class="banner__actions">
        <button type="button" class="banner__button" onClick={() => applyUpdate()}>
          {t("frame.update_now")}
        </button>
        <button type="button" class="banner__button" onClick={() => (updateReady.value = false)}>
          {t("frame.update_later")}
        </button>
      </div>
    </div>
  );
}
