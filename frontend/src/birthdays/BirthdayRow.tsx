import type { Signal } from "@preact/signals";
import { formatDayAndMonth } from "../messages/dates";
import { language, t } from "../messages/translate";
import { ageOn } from "../prisoners/dates";
import { mainName, ownScriptName } from "../prisoners/names";
import { Stamp } from "../prisoners/Stamp";
import { linkTo } from "../routes";
import type { Birthday } from "./upcoming";
import "../prisoners/prisoner-row.css";

interface RowProps {
  birthday: Birthday;
  /** Ids of people whose day goes into the calendar. */
  chosen: Signal<ReadonlySet<string>>;
}

/** One person, their day, and whether it goes into the calendar. */
export function BirthdayRow({ birthday: { prisoner, on }, chosen }: RowProps) {
  const name = mainName(prisoner, language());
  const own = ownScriptName(prisoner, language());
  const choose = (yes: boolean) => {
    const others = [...chosen.value].filter((id) => id !== prisoner.id);
    chosen.value = new Set(yes ? [...others, prisoner.id] : others);
  };
  return (
    <li class="row">
      <div class="letter birthday">
        <Stamp prisoner={prisoner} size="small" />
        <div class="letter__text">
          <a class="letter__name" href={linkTo.prisoner(prisoner.id)} lang={name.lang}>
            {name.text}
          </a>
          {own && (
            <span class="serif soft" lang={own.lang}>
              {own.text}
            </span>
          )}
          <span>{dayWords(prisoner.birthday, on)}</span>
          <label class="birthday__choose">
            <input
              type="checkbox"
              checked={chosen.value.has(prisoner.id)}
              onChange={(event) => choose(event.currentTarget.checked)}
            />
            <span>
              {t("birthdays.choose")}
              <span class="unseen">: {name.text}</span>
            </span>
          </label>
        </div>
      </div>
    </li>
  );
}

/** The day as it stands on the list, 29 February too; `on` says which year. */
function dayWords(birthday: string | null, on: string): string {
  const date = formatDayAndMonth(birthday ?? on, language());
  const age = ageOn(birthday, `${on.slice(0, 4)}-12-31`);
  return age === null ? date : t("birthdays.day", { date, age });
}
