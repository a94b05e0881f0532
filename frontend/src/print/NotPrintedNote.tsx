import { Note } from "../components/Note";
import { language, t } from "../messages/translate";
import { mainName } from "../prisoners/names";
import { linkTo } from "../routes";
import type { NotPrinted } from "./printable";

/** For whom nothing is printed, and why, in words. */
export function NotPrintedNote({ notPrinted }: { notPrinted: readonly NotPrinted[] }) {
  return (
    <Note tone="stop" live="status" title={t("print.left_out", { n: notPrinted.length })}>
      <ul class="plain">
        {notPrinted.map((one) => (
          <li key={one.id}>
            <Who one={one} /> {t(`print.reason_${one.reason}`)}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function Who({ one }: { one: NotPrinted }) {
  if (!one.prisoner) return <strong>{t("prisoner.gone_name")}:</strong>;
  const name = mainName(one.prisoner, language());
  return (
    <strong>
      <a href={linkTo.prisoner(one.id)} lang={name.lang}>
        {name.text}
      </a>
      :
    </strong>
  );
}
