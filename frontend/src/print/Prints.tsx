import { Actions, Button } from "../components/Action";
import { EmptyState } from "../frame/EmptyState";
import { language, t } from "../messages/translate";
import { local, watched } from "../replica";
import { AsPdf } from "./AsPdf";
import { isPosted, type Kind, papers } from "./kinds";
import { codeOf } from "./list-code";
import { NotPrintedNote } from "./NotPrintedNote";
import { useOnPaper } from "./on-paper";
import { type Printable, sortOut } from "./printable";
import { bySheet, Sheets } from "./Sheets";
import "./print.css";

const SHOWN = 3;

interface PrintsProps {
  kind: Kind;
  ids: readonly string[];
  wide: (text: string) => number;
}

/** What would be printed now, for whom nothing is, and the way to the printer. */
export function Prints({ kind, ids, wide }: PrintsProps) {
  const { printable, notPrinted } = sortOut(ids, watched(), papers[kind], wide);
  const code = kind === "list" ? codeOf(printable, watched().list()?.seq ?? 0) : "";
  const sheets = bySheet(kind, printable).length;
  const whole = <Sheets kind={kind} people={printable} code={code} />;
  useOnPaper(papers[kind], sheets > 0 ? whole : null, samenessOf(printable, code));
  return (
    <>
      {notPrinted.length > 0 && <NotPrintedNote notPrinted={notPrinted} />}
      {sheets === 0 ? (
        <EmptyState title={t("print.nobody_title")}>
          <p>{t(ids.length > 0 ? "print.nobody_left" : "print.nobody_text")}</p>
        </EmptyState>
      ) : (
        <section class="stack">
          <h2>{t("print.preview", { n: sheets })}</h2>
          <div class={`preview preview--${kind}`}>
            <Sheets kind={kind} people={printable} code={code} most={SHOWN} />
          </div>
          {sheets > SHOWN && <p class="soft">{t("print.more_sheets", { n: sheets - SHOWN })}</p>}
          <HowTo kind={kind} />
          <Actions>
            <Button kind="next" onPress={() => window.print()}>
              {t("print.print")}
            </Button>
          </Actions>
          <AsPdf kind={kind} people={printable} />
        </section>
      )}
    </>
  );
}

/** What the browser's own window has to be told: it asks for it in words of its own. */
function HowTo({ kind }: { kind: Kind }) {
  return (
    <ul class="print-how">
      {kind === "labels" && <li>{t("print.how_labels")}</li>}
      {kind === "labels" && <li>{t("print.how_try")}</li>}
      <li>{t("print.how_paper", { format: papers[kind].format })}</li>
      {isPosted(kind) && <li>{t("print.how_headers")}</li>}
    </ul>
  );
}

function samenessOf(people: readonly Printable[], code: string): string {
  const list = local().list();
  const drawn = people.map(({ prisoner, size, lines }) => [
    prisoner.id,
    size,
    ...lines.map((line) => line.text),
  ]);
  return JSON.stringify([language(), code, list?.seq, drawn]);
}
