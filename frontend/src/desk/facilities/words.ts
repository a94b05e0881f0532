import type { Facility, WaitingText } from "../api/facility-types";
import { formatDay } from "../frame/moments";
import { readableName } from "../frame/names";
import { language, t } from "../messages/translate";

export const nameOf = (facility: Facility): string => readableName(facility.names, facility.id);

/** What a text is about: the institution's name, or that of one that is new. */
export const nameOfText = (text: WaitingText, facility: Facility | null): string =>
  facility ? nameOf(facility) : readableName(text.name ?? {}, t("text.new"));

export function saidBy(source: string | null, as_of: string | null): string {
  if (!source) return t("facilities.no_source");
  if (!as_of) return t("facilities.said_by_undated", { source });
  return t("facilities.said_by", { source, date: formatDay(as_of, language()) });
}

export function stateWords({ state, closed_on }: Facility): string {
  if (state === "closed" && closed_on) {
    return t("facilities.closed_since", { date: formatDay(closed_on, language()) });
  }
  return t(`facilities.state_${state}`);
}

export const cameBack = (facility: Facility): number =>
  facility.returned.reduce((all, { cards }) => all + cards, 0);

/** Names in a sentence, as the reader's language joins them. */
export const joined = (names: readonly string[]): string => names.join(", ");

/** When it has to be compared again; nothing of a closed one. */
export function checkWords({ state, to_check, check_again_on }: Facility): string {
  if (state === "closed") return "";
  if (to_check) return t("facilities.check_now");
  return check_again_on
    ? t("facilities.by_day", { date: formatDay(check_again_on, language()) })
    : "";
}
