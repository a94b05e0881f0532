import type { ReleaseText } from "../api/types";
import { language } from "../messages/translate";
import "./draft.css";

/** What is said in each language, the reader's first, as a phone shows it. */
export function DraftTexts({
  texts,
  hide = (text) => text,
}: {
  texts: Record<string, ReleaseText>;
  /** Takes out what must not be read yet. */
  hide?: (text: string) => string;
}) {
  const reader = language();
  const languages = Object.keys(texts).sort(
    (a, b) => Number(b === reader) - Number(a === reader) || a.localeCompare(b),
  );
  return (
    <div class="texts">
      {languages.map((code) => {
        const text = texts[code];
        return (
          text && (
            <article key={code} class="texts__one">
              <p class="texts__language small soft">{languageName(code, reader)}</p>
              <h3 class="texts__title serif" lang={code}>
                {hide(text.title)}
              </h3>
              <p class="serif" lang={code}>
                {hide(text.body)}
              </p>
            </article>
          )
        );
      })}
    </div>
  );
}

function languageName(code: string, reader: string): string {
  return new Intl.DisplayNames([reader], { type: "language" }).of(code) ?? code;
}
