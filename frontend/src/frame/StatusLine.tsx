import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { watched } from "../replica";
import { connectionKey } from "./connection";
import "./status-line.css";

/** Without a network or not, how old the list is, what waits. Not a live region: it changes every minute. */
export function StatusLine() {
  const phone = watched();
  const sync = phone.sync();
  const asOf = phone.list()?.as_of;
  const parts = [
    t(connectionKey(sync)),
    asOf ? t("status.list_as_of", { date: formatPartialDate(asOf, language()) }) : null,
    sync.waiting > 0 ? t("status.waiting", { n: sync.waiting }) : null,
  ];
  return (
    <p class={`status status--${sync.connection}`}>
      <span class="status__dot" aria-hidden="true" />
      <span>{parts.filter(Boolean).join(" · ")}</span>
    </p>
  );
}
