import type { Signal } from "@preact/signals";
import { CampaignCard } from "../campaigns/CampaignCard";
import { ActionLink, Actions } from "../components/Action";
import { Note } from "../components/Note";
import { Screen } from "../frame/Screen";
import { countingOf } from "../local/events/contract";
import type { Prisoner } from "../local/types";
import { t } from "../messages/translate";
import { Stamp } from "../prisoners/Stamp";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { type Recording, undo } from "./recording";
import "./letters.css";

/** Saved, and how to take it back; nothing here vanishes by itself. */
export function Recorded({ state, prisoner }: { state: Signal<Recording>; prisoner: Prisoner }) {
  const now = state.value;
  const saved = now.at === "saved" ? now : null;
  const title = saved ? t(`letter.done_${saved.fact}`) : t("letter.undone");
  return (
    <Screen
      key={now.at}
      title={title}
      beside={<Stamp prisoner={prisoner} size="large" />}
      aside={<CampaignCard />}
      edge
      status
    >
      {saved && (
        <Note tone="done" live="status" title={t("letter.done_saved")}>
          <Fate letterId={saved.letterId} />
          <button type="button" class="textbutton" onClick={() => void undo(state, saved.letterId)}>
            {t("letter.undo")}
          </button>
        </Note>
      )}
      <Actions>
        <ActionLink kind="next" href={linkTo.write}>
          {t("letter.again")}
        </ActionLink>
        <ActionLink kind="quiet" href={linkTo.letters}>
          {t("letter.to_letters")}
        </ActionLink>
      </Actions>
    </Screen>
  );
}

/** What will become of the card just saved. */
function Fate({ letterId }: { letterId: string }) {
  const phone = watched();
  const letter = phone.letters().find((one) => one.letter_id === letterId);
  const status = letter?.status;
  if (status === "kept_here") return <p>{t("letter.done_kept_here")}</p>;
  if (letter?.event_id) return <p>{t(`letter.done_at_${countingOf(letter.event_id)}`)}</p>;
  if (status === "counted") return <p>{t("letter.done_counted")}</p>;
  return status === "waiting" && phone.sync().connection === "offline" ? (
    <p>{t("letter.done_offline")}</p>
  ) : null;
}
