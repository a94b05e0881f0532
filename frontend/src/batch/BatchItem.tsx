import { Chip, type ChipTone } from "../components/Chip";
import type { Entry } from "../local/batch/contract";
import { language, t } from "../messages/translate";
import { mainName } from "../prisoners/names";
import { Stamp } from "../prisoners/Stamp";
import { mayWrite, standingOf } from "../prisoners/standing";
import { watched } from "../replica";
import { linkTo } from "../routes";

interface ItemProps {
  entry: Entry;
  onBack: () => void;
  onAgain: () => void;
}

const tones: Partial<Record<Entry["state"], ChipTone>> = { posted: "done", handed_in: "done" };

/** One of a batch: who, what became of the card, and how to give the name back. */
export function BatchItem({ entry: { prisoner_id, state }, onBack, onAgain }: ItemProps) {
  const phone = watched();
  const prisoner = phone.prisoner(prisoner_id);
  const may =
    prisoner !== null && mayWrite(standingOf(prisoner, phone.facility(prisoner.facility_id ?? "")));
  const name = prisoner && mainName(prisoner, language());
  const text = name?.text ?? t("prisoner.gone_name");
  return (
    <li class="letter">
      {prisoner && <Stamp prisoner={prisoner} size="small" />}
      <div class="letter__text">
        {name && may ? (
          <a class="letter__name" href={linkTo.letter(prisoner_id, "know")} lang={name.lang}>
            {text}
          </a>
        ) : (
          <span class="letter__name" lang={name?.lang}>
            {text}
          </span>
        )}
        <span class="chips">
          <Chip tone={tones[state] ?? "plain"}>{t(`batch.state_${state}`)}</Chip>
          {!may && state !== "posted" && <Chip tone="stop">{t("batch.do_not")}</Chip>}
        </span>
        <div class="letter__actions">
          {state === "to_write" && (
            <Small
              words={t("batch.back")}
              label={t("batch.back_for", { name: text })}
              onPress={onBack}
            />
          )}
          {state === "given_back" && may && (
            <Small
              words={t("batch.again")}
              label={t("batch.again_for", { name: text })}
              onPress={onAgain}
            />
          )}
        </div>
      </div>
    </li>
  );
}

function Small({ words, label, onPress }: { words: string; label: string; onPress: () => void }) {
  return (
    <button type="button" class="textbutton" aria-label={label} onClick={onPress}>
      {words}
    </button>
  );
}
