import { countingOf, shownCode } from "../local/events/contract";
import type { Letter, Problem } from "../local/types";
import type { MessageKey } from "../messages/catalogue";
import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { daysBetween } from "../today";

type ReasonKey = Extract<MessageKey, `letters.reason_${string}`>;

/** The server's problems in words that fit after "not counted, because …". */
const reasons: Readonly<Record<string, ReasonKey>> = {
  "/problems/unknown-prisoner": "letters.reason_unknown_prisoner",
  "/problems/unknown-campaign": "letters.reason_unknown_campaign",
  "/problems/changed-content": "letters.reason_changed",
};

export function reasonKey(problem: Problem | null): ReasonKey {
  return reasons[problem?.type ?? ""] ?? "letters.reason_other";
}

/** What became of a card, in words. */
export function statusWords(letter: Letter): string {
  // The server knows of it, and still nothing is counted before it is in a letter box.
  if (letter.status === "counted" && letter.state !== "posted")
    return t(`letters.status_${letter.state}`);
  if (letter.status !== "not_counted") return t(`letters.status_${letter.status}`);
  return t("letters.status_not_counted", { reason: t(reasonKey(letter.problem)) });
}

/** At which evening it was handed in, and who counts it there; null: nowhere. */
export function handedInWords({ state, event_id, day }: Letter): string | null {
  if (state !== "handed_in" || !event_id) return null;
  const date = formatPartialDate(day, language());
  return t(`letters.handed_in_${countingOf(event_id)}`, { date, code: shownCode(event_id) });
}

/** Today, yesterday, or the date. */
export function dayWords(day: string, today: string): string {
  const ago = daysBetween(day, today);
  if (ago === 0) return t("letters.today");
  return ago === 1 ? t("letters.yesterday") : formatPartialDate(day, language());
}
