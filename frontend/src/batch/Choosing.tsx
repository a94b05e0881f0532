import { useSignal } from "@preact/signals";
import { wish } from "../letters/proposed";
import { hasBirthdaySoon } from "../local/batch/contract";
import type { Facility, Prisoner } from "../local/types";
import { language, t } from "../messages/translate";
import { facilityName } from "../prisoners/facility-name";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { today } from "../today";
import { regionOf, regions } from "./region";
import { townOf } from "./town";
import "./batch.css";

/** Who is wanted: only by what the list really says. Where nothing is chosen everybody is. */
interface Wishes {
  women: boolean;
  birthday: boolean;
  /** An institution's id, "town:" and a town, or "region:" and a region; empty for anywhere. */
  where: string;
}

/** Choosing whom to be proposed: women, birthdays, a town or an institution; or somebody by name. */
export function Choosing() {
  const wishes = useSignal<Wishes>({ women: false, birthday: false, where: "" });
  const change = (part: Partial<Wishes>) => {
    wishes.value = { ...wishes.value, ...part };
    wish.value = matching(wishes.value);
  };
  const { women, birthday, where } = wishes.value;
  return (
    <details class="choosing" open={wish.value !== null}>
      <summary>{t("choosing.title")}</summary>
      <div class="choosing__fields">
        <Tick text={t("choosing.women")} on={women} onChange={(on) => change({ women: on })} />
        <Tick
          text={t("choosing.birthday")}
          on={birthday}
          onChange={(on) => change({ birthday: on })}
        />
        <label class="choosing__where">
          <span>{t("choosing.where")}</span>
          <select value={where} onChange={(event) => change({ where: event.currentTarget.value })}>
            <option value="">{t("choosing.anywhere")}</option>
            <Places />
          </select>
        </label>
        <a class="link" href={linkTo.prisoners}>
          {t("choosing.by_name")}
        </a>
        <a class="link" href={linkTo.birthdays}>
          {t("letters.to_birthdays")}
        </a>
      </div>
    </details>
  );
}

function Tick(props: { text: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="choosing__tick">
      <input
        type="checkbox"
        checked={props.on}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.text}</span>
    </label>
  );
}

/** Regions, towns and institutions of those who may be proposed. */
function Places() {
  const facilities = openFacilities();
  const towns = [...new Set(facilities.flatMap((one) => townOf(one) ?? []))].sort();
  const known = new Set(facilities.map(regionOf));
  return (
    <>
      {regions.some((region) => known.has(region)) && (
        <optgroup label={t("choosing.regions")}>
          {regions
            .filter((region) => known.has(region))
            .map((region) => (
              <option key={region} value={`region:${region}`}>
                {t(`choosing.region_${region}`)}
              </option>
            ))}
        </optgroup>
      )}
      <optgroup label={t("choosing.towns")}>
        {towns.map((town) => (
          <option key={town} value={`town:${town}`} lang="ru">
            {town}
          </option>
        ))}
      </optgroup>
      <optgroup label={t("choosing.facilities")}>
        {facilities.map((facility) => {
          const name = facilityName(facility, language());
          return (
            <option key={facility.id} value={facility.id} lang={name.lang}>
              {name.text}
            </option>
          );
        })}
      </optgroup>
    </>
  );
}

function openFacilities(): Facility[] {
  const phone = watched();
  const ids = new Set(phone.proposals().map(({ prisoner }) => prisoner.facility_id));
  return [...(phone.list()?.facilities.values() ?? [])].filter(({ id }) => ids.has(id));
}

function matching({ women, birthday, where }: Wishes): ((prisoner: Prisoner) => boolean) | null {
  if (!women && !birthday && !where) return null;
  return (prisoner) =>
    (!women || prisoner.gender === "female") &&
    (!birthday || hasBirthdaySoon(prisoner, today())) &&
    (!where || isThere(prisoner, where));
}

function isThere({ facility_id }: Prisoner, where: string): boolean {
  if (facility_id === where) return true;
  const facility = facility_id === null ? null : watched().facility(facility_id);
  if (facility === null) return false;
  return `town:${townOf(facility)}` === where || `region:${regionOf(facility)}` === where;
}
