import { useSignal } from "@preact/signals";
import type { PersonCount, PersonDays } from "../api/types";
import { Fetched } from "../frame/Fetched";
import { formatDay } from "../frame/moments";
import { readableName } from "../frame/names";
import { useRemote } from "../frame/remote";
import { language, t } from "../messages/translate";

/** Days with fewer cards are not told one by one: with fewer cards in all there is nothing to show. */
const FEWEST = 5;

interface DaysProps {
  campaignId: string;
  person: PersonCount;
}

/** Somebody's days, asked of the server when they are wanted: all of everybody's would be megabytes. */
export function DaysOfPerson({ campaignId, person }: DaysProps) {
  const open = useSignal(false);
  const path = [campaignId, "people", person.prisoner_id, "days"].map(encodeURIComponent).join("/");
  const days = useRemote<PersonDays>(open.value ? `/api/desk/campaigns/${path}` : null);
  if (person.posted < FEWEST) return null;
  const name = readableName(person.names, t("campaign.taken_down"));
  return (
    <>
      <button
        type="button"
        class="tool"
        aria-expanded={open.value}
        aria-label={t("campaign.show_days_of", { name })}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        {t("campaign.show_days")}
      </button>
      {open.value && (
        <div class="campaign__days small">
          <Fetched of={days}>{(found) => <p>{inWords(found)}</p>}</Fetched>
        </div>
      )}
    </>
  );
}

function inWords({ days, below_five }: PersonDays): string {
  const exact = days.map(({ day, posted }) =>
    t("campaign.on_day", { day: formatDay(day, language()), n: posted }),
  );
  return [...exact, ...(below_five > 0 ? [t("campaign.below_five", { n: below_five })] : [])].join(
    " · ",
  );
}
