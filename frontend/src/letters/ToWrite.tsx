import { batchOf } from "../local/batch/contract";
import type { Prisoner } from "../local/types";
import { language, t } from "../messages/translate";
import { mainName } from "../prisoners/names";
import { Stamp } from "../prisoners/Stamp";
import { mayWrite, standingOf } from "../prisoners/standing";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { today } from "../today";

/** Who of this phone's batch is still to be written to, and may be. */
export function peopleToWrite(): Prisoner[] {
  const phone = watched();
  const entries = batchOf(phone.facts(), today())?.entries ?? [];
  return entries
    .filter(({ state }) => state === "to_write")
    .flatMap(({ prisoner_id }) => phone.prisoner(prisoner_id) ?? [])
    .filter((one) => mayWrite(standingOf(one, phone.facility(one.facility_id ?? ""))));
}

/** The cards that are not begun yet; giving a name back is the batch's own screen. */
export function ToWrite({ people }: { people: readonly Prisoner[] }) {
  if (people.length === 0) return null;
  return (
    <section>
      <h2 class="letters__day">{t("letters.to_write_title")}</h2>
      <ul class="rows">
        {people.map((prisoner) => (
          <ToWriteItem key={prisoner.id} prisoner={prisoner} />
        ))}
      </ul>
      <a class="link" href={linkTo.batch}>
        {t("batch.title")}
      </a>
    </section>
  );
}

function ToWriteItem({ prisoner }: { prisoner: Prisoner }) {
  const name = mainName(prisoner, language());
  return (
    <li class="letter">
      <Stamp prisoner={prisoner} size="small" />
      <div class="letter__text">
        <a class="letter__name" href={linkTo.letter(prisoner.id, "know")} lang={name.lang}>
          {name.text}
        </a>
      </div>
    </li>
  );
}
