import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { type Birthday, bestBefore } from "./upcoming";

/** By when a card had best be posted, in words that promise nothing. */
export function beforeWords(birthday: Birthday): string {
  const best = bestBefore(birthday);
  if (!best) return t("birthdays.before_now");
  const month = formatPartialDate(best.month, language());
  return t(`birthdays.before_${best.third}`, { month });
}
