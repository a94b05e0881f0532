import type { Facility } from "../local/types";
import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { watched } from "../replica";
import { today } from "../today";
import { facilityName } from "./facility-name";

/** Until when the address is trusted, or that it should have been compared again. Nothing of invented institutions. */
export function AddressTrust({ facility }: { facility: Facility }) {
  const { check_again_on, sample, state } = facility;
  if (sample || state !== "open" || !check_again_on) return null;
  const date = formatPartialDate(check_again_on, language());
  const overdue = check_again_on <= today();
  return (
    <p class="small soft">
      {t(overdue ? "prisoner.check_overdue" : "prisoner.check_again", { date })}
    </p>
  );
}

/** Since when mail is lost, as far as it is known, and where the institution went. */
export function ClosedSince({ facility }: { facility: Facility }) {
  const { closed_on, moved_to } = facility;
  const there = moved_to ? watched().facility(moved_to) : null;
  return (
    <>
      {closed_on && (
        <p>{t("prisoner.closed_since", { date: formatPartialDate(closed_on, language()) })}</p>
      )}
      {there && <p>{t("prisoner.moved_to", { name: facilityName(there, language()).text })}</p>}
    </>
  );
}
