import { Note } from "../../components/Note";
import { t } from "../messages/translate";
import type { FileTrouble } from "./answer-lines";
import { fileTroubleWords } from "./unreadable";

/** What is wrong with a file, where it stands in it, and what the program said, for whoever is asked for help. */
export function FileNote({ trouble, names }: { trouble: FileTrouble; names: string[] }) {
  const { title, words, place, said } = fileTroubleWords(trouble, names);
  return (
    <Note tone="stop" live="alert" title={title}>
      <p>{words}</p>
      {place && <p>{place}</p>}
      <p>{t("imports.nothing_changed")}</p>
      {said && (
        <p class="small soft" lang="en">
          {said}
        </p>
      )}
    </Note>
  );
}
