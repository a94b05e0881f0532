import { BIRTHDAY_LEAD, type Proposal } from "../local/projection/assignment";
import { formatDayAndMonth } from "../messages/dates";
import { language, t } from "../messages/translate";
import { dayOf, today } from "../today";

const one = (shown: readonly Proposal[]): boolean =>
  shown.every(({ reason }) => reason === "fewest");

/** Over them all: why these, when it is the same for all. */
export const whyAll = (shown: readonly Proposal[]): string =>
  one(shown) ? t("write.why", { n: shown.length }) : t("write.why_mixed");

/** Of one person: why, where the reasons differ. */
export function whyThis({ prisoner, reason }: Proposal, shown: readonly Proposal[]): string | null {
  if (one(shown)) return null;
  if (reason !== "birthday") return t(`write.why_${reason}`);
  const birthday = prisoner.birthday as string;
  return t("write.why_birthday", {
    date: formatDayAndMonth(birthday, language()),
    until: roughly(bestBefore(birthday, today())),
  });
}

/** The day by which a card to this birthday should be on its way, as 2026-12-06. */
export function bestBefore(birthday: string, from: string): string {
  const year = Number(from.slice(0, 4));
  const days = [year, year + 1].map((next) => {
    const [month, day] = [Number(birthday.slice(5, 7)), Number(birthday.slice(8))];
    return dayOf(new Date(next, month - 1, day - BIRTHDAY_LEAD));
  });
  return days.find((day) => day >= from) ?? from;
}

/** "the beginning of December": a day would promise more than anybody knows. */
function roughly(day: string): string {
  const date = Number(day.slice(8));
  const part = date > 20 ? "end" : date > 10 ? "middle" : "beginning";
  return t(`write.${part}_of`, { month: formatDayAndMonth(day.slice(0, 7), language()) });
}
