import { languages, loadAndSpeak, nameOfLanguage } from "../messages/loading";
import { language, t } from "../messages/translate";

/** For this visit only: nothing is remembered. */
export function LanguageSwitch() {
  return (
    <label class="desk__language">
      <span class="unseen">{t("frame.language")}</span>
      <select
        value={language()}
        onChange={(event) => void loadAndSpeak(event.currentTarget.value).catch(() => {})}
      >
        {languages.map((code) => (
          <option key={code} value={code} lang={code}>
            {nameOfLanguage(code)}
          </option>
        ))}
      </select>
    </label>
  );
}
