import { Note } from "../components/Note";
import { t } from "../messages/translate";
import { belarusWords } from "./belarus-words";

/** Whom this app could endanger reads it before anything is installed: large, and in their own languages. */
export function BelarusWord({ large }: { large: boolean }) {
  if (!large) {
    return (
      <Note tone="plain">
        <p>{t("welcome.belarus")}</p>
      </Note>
    );
  }
  return (
    <Note tone="strong">
      {belarusWords.map(({ lang, text }) => (
        <p key={lang} class="welcome__large" lang={lang}>
          {text}
        </p>
      ))}
      <p>{t("welcome.belarus")}</p>
    </Note>
  );
}
