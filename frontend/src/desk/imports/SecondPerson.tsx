import type { ReadonlySignal } from "@preact/signals";
import { Note } from "../../components/Note";
import type { Large, ListImport } from "../api/import-types";
import { formatMoment } from "../frame/moments";
import { language, t } from "../messages/translate";
import { type Choice, choiceOf, sameChoice } from "./choosing";

/** Why it takes two, who has said yes, and whether the reader may be the second. */
export function SecondPerson({
  list,
  choice,
}: {
  list: ListImport;
  choice: ReadonlySignal<Choice>;
}) {
  const { large, first } = list;
  if (!large && !first) return null;
  return (
    <Note tone="strong" title={titleOf(list)}>
      {large && <Reasons large={large} />}
      {first && <p>{standing(list, choice.value)}</p>}
      {!first && <p>{t("imports.second_how")}</p>}
    </Note>
  );
}

function titleOf({ first, obstacle }: ListImport): string {
  if (!first) return t("imports.second_needed");
  if (!first.still_holds) return t("imports.word_lapsed");
  return t(obstacle ? "imports.waits_for_another" : "imports.waits_for_you");
}

function Reasons({ large }: { large: Large }) {
  const words = {
    moves_or_frees: () =>
      t("imports.large_moves", { n: large.moved, silenced: large.silenced, held: large.held }),
    renames: () => t("imports.large_renames", { n: large.renamed, held: large.held }),
    rows_missing: () => t("imports.large_rows", { n: large.rows_gone, before: large.rows_before }),
  } as const;
  return (
    <>
      {large.reasons.map((reason) => (
        <p key={reason}>{words[reason]()}</p>
      ))}
      {large.earlier > 0 && <p>{t("imports.large_earlier", { n: large.earlier })}</p>}
    </>
  );
}

function standing({ first, obstacle }: ListImport, choice: Choice): string {
  if (!first) return "";
  const who = { name: first.by.name, when: formatMoment(first.at, language()) };
  if (!first.still_holds) return t("imports.said_before_change", who);
  if (first.yours) return t("imports.said_by_you", { when: who.when });
  if (obstacle) return t("imports.not_you", who);
  const same = sameChoice(choice, choiceOf(first.leave_out));
  return t(same ? "imports.said_same" : "imports.said_other", who);
}
