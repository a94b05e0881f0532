import { Note } from "../../components/Note";
import type { Trouble } from "../api/trouble";
import { isKey, t } from "../messages/translate";

/** Words for what went wrong: the catalogue's, else the server's own sentence. */
export function troubleWords(trouble: Trouble): string {
  const key = `problem.${trouble.slug}`;
  if (isKey(key)) return t(key as "problem.no-answer");
  return t("problem.other", { title: trouble.title || trouble.slug });
}

/** Said at once where it happened; nothing while nothing is wrong. */
export function TroubleNote({ trouble }: { trouble: Trouble | null }) {
  if (!trouble) return null;
  return (
    <Note tone="stop" live="alert">
      <p>{troubleWords(trouble)}</p>
    </Note>
  );
}
