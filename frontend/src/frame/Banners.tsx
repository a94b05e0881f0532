import { t } from "../messages/translate";
import { watched } from "../replica";
import { UpdatePrompt } from "./UpdatePrompt";
import "./banners.css";

/** What concerns every screen: a sample list, an app that is too old, a new version. */
export function Banners() {
  const phone = watched();
  const sample = phone.list()?.prisoners.some((prisoner) => prisoner.sample) ?? false;
  return (
    <aside aria-label={t("frame.notes")}>
      <UpdatePrompt />
      {phone.sync().client_too_old && (
        <p class="banner banner--stop" role="status">
          {t("frame.client_too_old")}
        </p>
      )}
      {sample && <p class="banner">{t("frame.sample")}</p>}
    </aside>
  );
}
