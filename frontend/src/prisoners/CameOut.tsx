import { Note } from "../components/Note";
import type { Prisoner } from "../local/types";
import { formatPartialDate } from "../messages/dates";
import { formatSource } from "../messages/sources";
import { language, t } from "../messages/translate";
import { towards } from "./destination";

/** When somebody came out, where to, and who says so. */
export function CameOut({ prisoner }: { prisoner: Prisoner }) {
  const release = prisoner.release;
  if (!release) return null;
  const when = formatPartialDate(release.on, language());
  return (
    <Note tone="done" title={t("prisoner.released_on", { date: when })}>
      {release.destination && (
        <p>{t("prisoner.released_to", { place: towards(release.destination) })}</p>
      )}
      <p class="small">
        {t("prisoner.released_source", { source: formatSource(release.source, language()) })}
      </p>
    </Note>
  );
}
