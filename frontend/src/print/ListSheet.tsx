import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { mainName } from "../prisoners/names";
import { today } from "../today";
import type { Printable } from "./printable";
import { Address } from "./Sheets";

interface ListSheetProps {
  people: readonly Printable[];
  /** How many stand on the sheets before. */
  first: number;
  at: number;
  of: number;
  code: string;
}

/** A sheet of the list for the table: it stays at home, so it may say the day and carry a code. */
export function ListSheet({ people, first, at, of, code }: ListSheetProps) {
  return (
    <>
      <p class="sheet__head">
        <span>{t("print.list_head", { date: formatPartialDate(today(), language()) })}</span>
        <span>{t("print.list_code", { code })}</span>
        <span>{t("print.list_page", { at, of })}</span>
      </p>
      {people.map((one, index) => (
        <div key={one.prisoner.id} class="sheet__row">
          <div class="sheet__who">
            <Name one={one} number={first + index + 1} />
            <Box text={t("print.box_written")} />
            <Box text={t("print.box_posted")} />
          </div>
          <Address one={one} />
        </div>
      ))}
      <p class="sheet__foot">{t("print.list_foot")}</p>
    </>
  );
}

function Name({ one, number }: { one: Printable; number: number }) {
  const name = mainName(one.prisoner, language());
  return (
    <p class="sheet__name">
      {number}. <span lang={name.lang}>{name.text}</span>
      {one.prisoner.sample && ` (${t("frame.sample_mark")})`}
    </p>
  );
}

function Box({ text }: { text: string }) {
  return (
    <p class="sheet__tick">
      <span class="sheet__box" />
      {text}
    </p>
  );
}
