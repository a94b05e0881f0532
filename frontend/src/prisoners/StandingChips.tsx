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
  const { state, birthday } = prisoner;
  if (state === "came_out")
    return <Line chip={<Chip tone="done">{t("prisoner.came_out")}</Chip>} />;
  if (state === "do_not_write") return <Line chip={<Chip>{t("prisoner.do_not_write")}</Chip>} />;
  if (state === "died") return <Line chip={<Chip>{t("prisoner.died")}</Chip>} />;
  const soon = birthday !== null && birthdaySoon(birthday, today());
  return (
    <span class="standing">
      <span class="standing__level">{t(levelKeys[watched().level(prisoner.id)])}</span>
      {soon && (
        <Chip>{t("prisoner.birthday", { date: formatDayAndMonth(birthday, language()) })}</Chip>
      )}
    </span>
  );
}

function Line({ chip }: { chip: preact.VNode }) {
  return <span class="standing">{chip}</span>;
}
