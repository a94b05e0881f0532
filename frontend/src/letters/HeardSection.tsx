import { type Signal, useSignal } from "@preact/signals";
import { reasonNotSaved } from "../frame/saving";
import type { Letter, Outcome } from "../local/types";
import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { ownCards } from "./own-cards";

const outcomes = ["arrived", "answered", "came_back"] as const;

type Problem = Signal<ReturnType<typeof reasonNotSaved> | null>;

/** Weeks later: what somebody heard of a card. Said by ticking, taken back by ticking again. */
export function HeardSection({ letter }: { letter: Letter }) {
  const open = useSignal(false);
  const problem: Problem = useSignal(null);
  const date = formatPartialDate(letter.day, language());
  return (
    <div class="heard">
      <button
        type="button"
        class="textbutton"
        aria-expanded={open.value}
        aria-label={t("letters.heard_open_for", { date })}
        onClick={() => (open.value = !open.value)}
      >
        {t("letters.heard_open")}
      </button>
      {open.value && (
        <fieldset class="choice">
          <legend class="unseen">{t("letters.heard_open_for", { date })}</legend>
          {outcomes.map((outcome) => (
            <label key={outcome} class="choice__row">
              <input
                type="checkbox"
                checked={letter.heard.includes(outcome)}
                onChange={(event) => mark(letter, outcome, event.currentTarget.checked, problem)}
              />
              <span>{t(`letters.heard_${outcome}`)}</span>
            </label>
          ))}
          <WhatIsTold letter={letter} />
        </fieldset>
      )}
      {problem.value && <p role="alert">{t(problem.value)}</p>}
    </div>
  );
}

function mark(letter: Letter, outcome: Outcome, heard: boolean, problem: Problem): void {
  problem.value = null;
  const { letter_id } = letter;
  const saved = heard ? ownCards().hear(letter_id, outcome) : ownCards().unhear(letter_id, outcome);
  saved.catch((error: unknown) => {
    problem.value = reasonNotSaved(error);
  });
}

function WhatIsTold({ letter }: { letter: Letter }) {
  const counted = watched().profile()?.counting === "yes" && letter.status !== "kept_here";
  const back = letter.heard.includes("came_back") && letter.prisoner_id;
  return (
    <>
      <p class="small soft">{t(counted ? "letters.heard_told" : "letters.heard_untold")}</p>
      {back && (
        <a class="link" href={linkTo.mistake(back)}>
          {t("letters.heard_address")}
        </a>
      )}
    </>
  );
}
