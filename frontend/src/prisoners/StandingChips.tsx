import { Chip } from "../components/Chip";
import type { Prisoner } from "../local/types";
import { formatDayAndMonth } from "../messages/dates";
import { language, t } from "../messages/translate";
import { watched } from "../replica";
import { today } from "../today";
import { birthdaySoon } from "./dates";

const levelKeys = ["prisoner.level_0", "prisoner.level_1", "prisoner.level_2"] as const;

/** Level, state and birthday in words; never a number of cards. */
export function StandingChips({ prisoner }: { prisoner: Prisoner }) {
  return (
    <span class="chips">
      {prisoner.sample && <Chip tone="made_up">{t("frame.sample_mark")}</Chip>}
      {prisoner.state === "came_out" && <Chip tone="done">{t("prisoner.came_out")}</Chip>}
      {prisoner.state === "do_not_write" && <Chip>{t("prisoner.do_not_write")}</Chip>}
      {prisoner.state === "held" && <Chip>{t(levelKeys[watched().level(prisoner.id)])}</Chip>}
      {prisoner.state === "held" &&
        prisoner.birthday &&
        birthdaySoon(prisoner.birthday, today()) && (
          <Chip>
            {t("prisoner.birthday", { date: formatDayAndMonth(prisoner.birthday, language()) })}
          </Chip>
        )}
    </span>
  );
}
