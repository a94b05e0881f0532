import { t } from "../messages/translate";

/** What the worker says by itself: it has no catalogue. */
export const workerWords = () => ({
  message: t("alerts.worker_message"),
  read: t("alerts.worker_read"),
  turn_off: t("alerts.worker_turn_off"),
});
