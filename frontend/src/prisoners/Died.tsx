import { Note } from "../components/Note";
import type { Prisoner } from "../local/types";
import { formatPartialDate } from "../messages/dates";
import { formatSource } from "../messages/sources";
import { language, t } from "../messages/translate";
import { mainName } from "./names";

/** That somebody died, and who says so: no green, nothing to do. */
export function Died({ prisoner }: { prisoner: Prisoner }) {
  const { release } = prisoner;
  if (!release) return null;
  const name = mainName(prisoner, language());
  const date = formatPartialDate(release.on, language());
  const source = formatSource(release.source, language());
  return (
    <Note tone="plain">
      <p>{t("prisoner.died_on", { name: name.text, date })}</p>
      <p class="small">{t("prisoner.released_source", { source })}</p>
    </Note>
  );
}
