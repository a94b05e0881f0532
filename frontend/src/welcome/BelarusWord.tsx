import { Note } from "../components/Note";
import { t } from "../messages/translate";

/** Whom this app could endanger reads it before anything is installed. */
export function BelarusWord({ large }: { large: boolean }) {
  if (!large) {
    return (
      <Note tone="plain">
        <p>{t("welcome.belarus")}</p>
      </Note>
    );
  }
  return (
    <Note tone="stop">
      <p class="welcome__large">{t("welcome.belarus")}</p>
    </Note>
  );
}
