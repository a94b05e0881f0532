import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { familyWords } from "./family-words";
import "./family-door.css";

/** "This is me or my family: change or remove", in every language in which they may look for it. */
export function FamilyDoor({ id }: { id: string }) {
  return (
    <section class="family">
      <h2 class="small soft family__title">{t("prisoner.family")}</h2>
      <ul class="plain small">
        {familyWords.map(({ lang, text }) => (
          <li key={lang}>
            <a class="link" lang={lang} href={linkTo.family(lang, id)}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      <p class="small">
        <a class="link" href={linkTo.mistake(id)}>
          {t("prisoner.wrong")}
        </a>
      </p>
    </section>
  );
}
