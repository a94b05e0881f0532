import type { Prisoner } from "../local/types";
import { formatPartialDate } from "../messages/dates";
import { formatSource } from "../messages/sources";
import { language, t } from "../messages/translate";
import { watched } from "../replica";
import { type Happened, timelineOf } from "./timeline";
import "./history.css";

/** What happened to somebody and who says what of them, as far as it is public. */
export function History({ prisoner }: { prisoner: Prisoner }) {
  const timeline = timelineOf(prisoner);
  if (prisoner.state === "do_not_write") return null;
  return (
    <>
      {timeline.length > 0 && (
        <section class="history">
          <h2>{t("history.title")}</h2>
          <ol class="plain history__line">
            {timeline.map((one, place) => (
              <li key={place}>
                <Entry happened={one} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {prisoner.state === "held" && <Details prisoner={prisoner} />}
      <Sources prisoner={prisoner} />
    </>
  );
}

function Entry({ happened }: { happened: Happened }) {
  const { kind, on, facility_id, source } = happened;
  return (
    <>
      <p>
        {on && <time dateTime={on}>{formatPartialDate(on, language())}</time>}
        {on && ": "}
        <strong>{t(`history.${kind}`)}</strong>
        {facility_id && <FacilityName id={facility_id} />}
      </p>
      {source && <p class="small soft">{t("history.source", { source: said(source) })}</p>}
    </>
  );
}

function FacilityName({ id }: { id: string }) {
  const names: Partial<Record<string, string>> = watched().facility(id)?.name ?? {};
  const lang = [language(), "en", "ru", "be"].find((one) => names[one]);
  return lang ? (
    <>
      , <span lang={lang}>{names[lang]}</span>
    </>
  ) : null;
}

/** Charges and description, in the source's own words. */
function Details({ prisoner }: { prisoner: Prisoner }) {
  const shown = (["charges", "description"] as const).flatMap((field) => {
    const detail = prisoner.details?.[field];
    return detail ? [{ field, ...detail }] : [];
  });
  return (
    <>
      {shown.map(({ field, text, lang, source }) => (
        <section key={field} class="history">
          <h2>{t(`history.${field}`)}</h2>
          <p class="history__text" lang={lang}>
            {text}
          </p>
          <p class="small soft">{t("history.source", { source: said(source) })}</p>
        </section>
      ))}
    </>
  );
}

/** "According to …, as of …", once for what the list says, and for each name that somebody else says. */
function Sources({ prisoner }: { prisoner: Prisoner }) {
  const asOf = watched().list()?.as_of ?? null;
  const photo = prisoner.state === "held" ? prisoner.details?.photo : undefined;
  const sources = { ...prisoner.written, ...(photo && { photo: photo.source }) };
  const written = Object.entries(sources).flatMap(([field, source]) =>
    field in WORDS ? [{ words: WORDS[field as keyof typeof WORDS], source }] : [],
  );
  if (!prisoner.source && written.length === 0) return null;
  return (
    <div class="small soft history__sources">
      {prisoner.source && (
        <p>
          {asOf
            ? t("history.list_dated", {
                source: prisoner.source,
                date: formatPartialDate(asOf, language()),
              })
            : t("history.list", { source: prisoner.source })}
        </p>
      )}
      {written.map(({ words, source }) => (
        <p key={words}>
          {t(words)} {t("history.source", { source: said(source) })}
        </p>
      ))}
    </div>
  );
}

const said = (source: string): string => formatSource(source, language());

/** What a coordinator wrote, by member of the row; one that this version does not know is left out. */
const WORDS = {
  be: "history.name_be",
  ru: "history.name_ru",
  en: "history.name_en",
  de: "history.name_de",
  aliases: "history.aliases",
  birthday: "history.birthday",
  detained_on: "history.detained_on",
  sentenced_on: "history.sentenced_on",
  facility_id: "history.facility_id",
  photo: "history.photo",
} as const;
