import { useSignal } from "@preact/signals";
import { Chip, type ChipTone } from "../components/Chip";
import { reasonNotSaved } from "../frame/saving";
import type { Letter } from "../local/types";
import { language, t } from "../messages/translate";
import { mainName } from "../prisoners/names";
import { Stamp } from "../prisoners/Stamp";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { consequenceOf } from "./consequences";
import { HeardSection } from "./HeardSection";
import { LetterActions } from "./LetterActions";
import { handedInWords, statusWords } from "./letter-words";

/** "Counted" is said in green; a card that is not in a letter box is not counted yet. */
const toneOf = ({ state, status }: Letter): ChipTone =>
  status === "not_counted" ? "stop" : status === "counted" && state === "posted" ? "done" : "plain";

/** One card: to whom, what became of it, and how to take it back. */
export function LetterItem({ letter }: { letter: Letter }) {
  const problem = useSignal<ReturnType<typeof reasonNotSaved> | null>(null);
  const prisoner = letter.prisoner_id ? watched().prisoner(letter.prisoner_id) : null;
  const inPile = handedInWords(letter);
  const consequence = prisoner && consequenceOf(letter, prisoner.state);
  const attempt = (action: Promise<void>) => {
    action.catch((error: unknown) => {
      problem.value = reasonNotSaved(error);
    });
  };
  return (
    <li class="letter">
      {prisoner && <Stamp prisoner={prisoner} size="small" />}
      <div class="letter__text">
        <LetterName letter={letter} />
        <span class="chips">
          <Chip tone={toneOf(letter)}>{statusWords(letter)}</Chip>
          {letter.do_not_post && <Chip tone="stop">{t("letters.warning_title", { n: 1 })}</Chip>}
          {letter.heard.map((outcome) => (
            <Chip key={outcome}>{t(`letters.heard_${outcome}`)}</Chip>
          ))}
        </span>
        {inPile && <p>{inPile}</p>}
        {consequence && <p>{t(consequence)}</p>}
        {letter.for_later && prisoner?.state === "held" && <p>{t("letters.kept_may")}</p>}
        {problem.value && <p role="alert">{t(problem.value)}</p>}
        <LetterActions letter={letter} attempt={attempt} />
        {letter.state !== "written" && <HeardSection letter={letter} />}
      </div>
    </li>
  );
}

function LetterName({ letter }: { letter: Letter }) {
  if (!letter.prisoner_id) return <span class="letter__name">{t("letters.forgotten")}</span>;
  const prisoner = watched().prisoner(letter.prisoner_id);
  if (!prisoner) {
    const key = watched().cameOut(letter.prisoner_id)
      ? "prisoner.freed_name"
      : "prisoner.gone_name";
    return <span class="letter__name">{t(key)}</span>;
  }
  const name = mainName(prisoner, language());
  return (
    <a class="letter__name" href={linkTo.prisoner(prisoner.id)} lang={name.lang}>
      {name.text}
    </a>
  );
}
