import { Note } from "../../components/Note";
import { t } from "../messages/translate";
import { AddressText } from "./AddressText";
import type { CheckCard } from "./queue";
import { cameBack, nameOf, stateWords } from "./words";

/** What somebody compares: the institution, who is there, and the text in full beside the one that is public. */
export function CheckText({ card }: { card: CheckCard }) {
  const { facility, text } = card;
  const back = cameBack(facility);
  return (
    <div class="stack">
      <div>
        <h2>{nameOf(facility)}</h2>
        <p class="small soft">
          {stateWords(facility)} · {t("facilities.held", { n: facility.held })}
        </p>
      </div>
      {back > 0 && (
        <Note tone="stop">
          <p>{t("facilities.came_back", { n: back })}</p>
        </Note>
      )}
      {text && <p>{t("check.which", { at: card.at, of: card.of })}</p>}
      {text && <AddressText lines={text.address} source={text.source} as_of={text.as_of} />}
      {text && facility.address && <h3>{t("text.before")}</h3>}
      {facility.address && (
        <AddressText lines={facility.address} source={facility.source} as_of={facility.as_of} />
      )}
      {!text && !facility.address && <p>{t("check.no_text")}</p>}
    </div>
  );
}
