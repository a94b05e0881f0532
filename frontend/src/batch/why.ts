import { BIRTHDAY_LEAD } from "../local/batch/contract";
import { nextBirthday, type Proposal } from "../local/contract";
import { formatDayAndMonth } from "../messages/dates";
import { language, t } from "../messages/translate";
import { dayOf, today } from "../today";

/** Of one person: why they are proposed. */
export function why({ prisoner, reason }: Proposal): string {
  if (reason !== "birthday") return t(`write.why_${reason}`);
  const birthday = prisoner.birthday as string;
  return t("write.why_birthday", {
    date: formatDayAndMonth(birthday, language()),
    until: roughly(bestBefore(birthday, today())),
  });
}

/** The day by which a card to this birthday should be on its way, as 2026-12-06. */
export function bestBefore(birthday: string, from: string): string {
  const [year, month, day] = (nextBirthday(birthday, from) ?? from).split("-").map(Number);
  const latest = dayOf(new Date(Number(year), Number(month) - 1, Number(day) - BIRTHDAY_LEAD));
  return latest > from ? latest : from;
}

/** "the beginning of December": a day would promise more than anybody knows. */
function roughly(day: string): string {
  const date = Number(day.slice(8));
  const part = date > 20 ? "end" : date > 10 ? "middle" : "beginning";
  return t(`write.${part}_of`, { month: formatDayAndMonth(day.slice(0, 7), language()) });
}
