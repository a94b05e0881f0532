import { Card } from "../components/Card";
import { Note } from "../components/Note";
import type { Facility, Prisoner } from "../local/types";
import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { AddressTrust, ClosedSince } from "./AddressTrust";
import { envelopeLines } from "./envelope";
import { facilityName } from "./facility-name";
import { mainName } from "./names";
import "./address-card.css";

interface AddressCardProps {
  prisoner: Prisoner;
  facility: Facility | null;
}

/** Institution and address in envelope order, according to whom, as of when. */
export function AddressCard({ prisoner, facility }: AddressCardProps) {
  if (!facility) {
    return (
      <Card title={t("prisoner.where")}>
        <p>{t("prisoner.nowhere", { name: mainName(prisoner, language()).text })}</p>
      </Card>
    );
  }
  const lines = envelopeLines(prisoner, facility);
  return (
    <Card>
      <FacilityName facility={facility} />
      {facility.state === "closed" && (
        <Note tone="stop">
          <p>{t("prisoner.closed")}</p>
          <ClosedSince facility={facility} />
        </Note>
      )}
      {lines && facility.returned && facility.state !== "closed" && (
        <Note tone="stop">
          <p>{t("prisoner.returned")}</p>
        </Note>
      )}
      {lines && facility.state === "unchecked" && (
        <Note tone="plain">
          <p>{t("prisoner.unchecked")}</p>
        </Note>
      )}
      {lines ? (
        <>
          <ol class="plain address">
            {lines.map((line, index) => (
              <li key={index} lang={line.lang}>
                {line.text}
              </li>
            ))}
          </ol>
          <p class="small soft">{addressOrigin(facility)}</p>
          <AddressTrust facility={facility} />
        </>
      ) : (
        <p>{t("prisoner.address_withheld")}</p>
      )}
    </Card>
  );
}

function FacilityName({ facility }: { facility: Facility }) {
  const { text, lang } = facilityName(facility, language());
  return (
    <h2 class="card__title" lang={lang}>
      {text}
    </h2>
  );
}

/** "Address according to …, as of …", as far as either is known. */
export function addressOrigin(facility: Facility): string {
  const { source, as_of } = facility;
  if (facility.sample) return t("prisoner.address_invented");
  if (!source) return t("prisoner.address_no_source");
  if (!as_of) return t("prisoner.address_source_only", { source });
  return t("prisoner.address_source", { source, date: formatPartialDate(as_of, language()) });
}
