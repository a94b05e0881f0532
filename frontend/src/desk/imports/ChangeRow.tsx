import { type ReadonlySignal, useComputed } from "@preact/signals";
import { Chip } from "../../components/Chip";
import type { ImportRow } from "../api/import-types";
import { readableName } from "../frame/names";
import { PersonName } from "../frame/PersonName";
import { t } from "../messages/translate";
import { beginningOf, type Change, changesOf, fieldWords, reasonWords } from "./changes";
import { type Choice, isTaken, isTakenOrLeft } from "./choosing";

/** What can be done with rows; absent where they are only looked at. */
export interface Choosing {
  choice: ReadonlySignal<Choice>;
  /** Takes or leaves this one. */
  onRow: (row: ImportRow, taken: boolean) => void;
}

/** One person or institution, and what of them changes. */
export function ChangeRow({ row, choosing }: { row: ImportRow; choosing: Choosing | null }) {
  const changes = changesOf(row);
  const may = choosing !== null && isTakenOrLeft(row.group);
  return (
    <li class={may ? "change change--choice" : "change"}>
      {may && <Take row={row} choosing={choosing} />}
      <div class="change__who">
        <PersonName names={row.names} id={nameless(row)} />
        {row.needs_second && <Chip>{t("imports.needs_second")}</Chip>}
        {row.line !== null && <span class="small soft">{t("imports.line", { n: row.line })}</span>}
      </div>
      <div class="change__what">
        {row.reason && <p class="small">{reasonWords(row.reason)}</p>}
        {changes.length > 0 && (
          <dl class={isNew(changes) ? "change__fields change__fields--new" : "change__fields"}>
            {changes.map((change) => (
              <Field key={change.field} change={change} />
            ))}
          </dl>
        )}
      </div>
    </li>
  );
}

/** Of somebody new there is no before: what is known of them reads like a line of text. */
const isNew = (changes: readonly Change[]): boolean =>
  changes.every(({ before }) => before === null) && changes.length > 3;

const nameless = ({ source_id, prisoner_id }: ImportRow): string =>
  source_id ?? prisoner_id ?? t("imports.no_name");

function Take({ row, choosing }: { row: ImportRow; choosing: Choosing }) {
  // The box itself follows the signal: however many rows change at once, none of them is drawn again.
  const taken = useComputed(() => isTaken(choosing.choice.value, row));
  const name = readableName(row.names, nameless(row));
  return (
    <label class="change__take">
      <input
        type="checkbox"
        data-take
        checked={taken}
        aria-label={t("imports.take_row", { name })}
        onChange={(event) => choosing.onRow(row, event.currentTarget.checked)}
      />
    </label>
  );
}

function Field({ change: { field, before, after } }: { change: Change }) {
  return (
    <div class="change__field">
      <dt>{fieldWords(field)}</dt>
      <dd>
        {before !== null && (
          <del>
            <span class="unseen">{t("imports.before")} </span>
            <Words text={before} />
          </del>
        )}
        {before !== null && after !== null && (
          <span class="change__arrow" aria-hidden="true">
            →
          </span>
        )}
        {after !== null && (
          <ins>
            {before !== null && <span class="unseen">{t("imports.after")} </span>}
            <Words text={after} />
          </ins>
        )}
        {after === null && before !== null && <span class="soft">{t("imports.now_nothing")}</span>}
      </dd>
    </div>
  );
}

/** A long text is folded: whoever looks through hundreds of rows reads what they want to. */
function Words({ text }: { text: string }) {
  const beginning = beginningOf(text);
  if (beginning === null) return <span class="change__words">{text}</span>;
  return (
    <details class="change__long">
      <summary>{beginning}</summary>
      <span class="change__words">{text}</span>
    </details>
  );
}
