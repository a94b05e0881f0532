import { useSignal } from "@preact/signals";
import { Card } from "../components/Card";
import { Note } from "../components/Note";
import type { Prisoner } from "../local/types";
import { language, t } from "../messages/translate";
import { mainName } from "../prisoners/names";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { papers } from "./kinds";
import { judge, readCode, type Someone, type Verdict } from "./list-code";
import { sortOut } from "./printable";

interface CheckListProps {
  /** Who is chosen now: for them the answer is certain. */
  ids: readonly string[];
  wide: (text: string) => number;
}

/** Is a printed list still right? Its code says it, on any phone that has the list. */
export function CheckList({ ids, wide }: CheckListProps) {
  const typed = useSignal("");
  const code = readCode(typed.value);
  const enough = typed.value.replace(/[^0-9a-z]/gi, "").length >= 7;
  return (
    <Card title={t("print.check_title")}>
      <p class="soft" id="check-hint">
        {t("print.check_text")}
      </p>
      <label class="print-check">
        <span class="search__label">{t("print.check_label")}</span>
        <input
          class="print-check__code"
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          aria-describedby="check-hint"
          value={typed.value}
          onInput={(event) => (typed.value = event.currentTarget.value)}
        />
      </label>
      <div role="status">
        {code ? (
          <Said verdict={verdictOf(code, ids, wide)} />
        ) : (
          enough && <p>{t("print.check_no_code")}</p>
        )}
      </div>
    </Card>
  );
}

function verdictOf(
  code: NonNullable<ReturnType<typeof readCode>>,
  ids: readonly string[],
  wide: (text: string) => number,
): Verdict {
  const phone = watched();
  const withPlace = (prisoner: Prisoner): Someone => ({
    prisoner,
    facility: prisoner.facility_id ? phone.facility(prisoner.facility_id) : null,
  });
  const list = phone.list();
  // Whoever could not be printed does not stand on the list either.
  const { printable } = sortOut(ids, phone, papers.list, wide);
  return judge(code, printable, (list?.prisoners ?? []).map(withPlace), list?.seq ?? 0);
}

function Said({ verdict }: { verdict: Verdict }) {
  if (verdict.kind !== "changed") {
    const tone = verdict.kind === "right" ? "done" : "plain";
    return <Note tone={tone} title={t(`print.check_${verdict.kind}`)} />;
  }
  return (
    <>
      {verdict.stop.length > 0 && (
        <Note tone="stop" title={t("print.check_stop")}>
          <Names people={verdict.stop} />
        </Note>
      )}
      {verdict.look.length > 0 && (
        <Note tone="plain" title={t("print.check_look")}>
          <Names people={verdict.look} />
        </Note>
      )}
    </>
  );
}

function Names({ people }: { people: readonly Prisoner[] }) {
  return (
    <ul class="plain">
      {people.map((prisoner) => {
        const name = mainName(prisoner, language());
        return (
          <li key={prisoner.id}>
            <a href={linkTo.prisoner(prisoner.id)} lang={name.lang}>
              {name.text}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
