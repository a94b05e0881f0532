import type { Campaign, HeldLetters, LeftOutLetters } from "../api/types";
import { Fetched } from "../frame/Fetched";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { language, t } from "../messages/translate";
import { CardGroup, type Decision, Phones } from "./CardGroup";
import "./letters.css";

const COUNT: Decision = { path: "held/count", words: (n) => t("letters.let_count", { n }) };
const LEAVE_OUT: Decision = { path: "held/leave-out", words: (n) => t("letters.leave_out", { n }) };
const HOLD_AGAIN: Decision = {
  path: "left-out/hold-again",
  words: (n) => t("letters.hold_again", { n }),
};

/** Cards that came so many at once that somebody should look: they count at once for nobody, and nobody is refused. */
export function LettersScreen() {
  const held = useRemote<HeldLetters[]>("/api/desk/letters/held");
  const leftOut = useRemote<LeftOutLetters[]>("/api/desk/letters/left-out");
  const campaigns = useRemote<Campaign[]>("/api/desk/campaigns");
  const names = new Map((campaigns.value.value ?? []).map((one) => [one.id, one.name]));
  const shown = (group: LeftOutLetters) => ({
    group,
    campaign: names.get(group.campaign_id)?.[language()] ?? group.campaign_id,
    onChanged: async () => {
      await Promise.all([held.reload(), leftOut.reload()]);
    },
  });
  return (
    <Screen title={t("letters.title")} lead={<p>{t("letters.lead")}</p>}>
      <Fetched of={held}>
        {(groups) =>
          groups.length === 0 ? (
            <p class="empty">{t("letters.none")}</p>
          ) : (
            <ul class="plain heldcards">
              {groups.map((group) => (
                <li key={`${group.campaign_id} ${group.day}`}>
                  <CardGroup {...shown(group)} decisions={[COUNT, LEAVE_OUT]}>
                    <Phones group={group} />
                  </CardGroup>
                </li>
              ))}
            </ul>
          )
        }
      </Fetched>
      <Fetched of={leftOut}>
        {(groups) =>
          groups.length > 0 && (
            <section class="heldcards">
              <h2>{t("letters.left_out")}</h2>
              <ul class="plain heldcards">
                {groups.map((group) => (
                  <li key={`${group.campaign_id} ${group.day}`}>
                    <CardGroup {...shown(group)} decisions={[HOLD_AGAIN]} />
                  </li>
                ))}
              </ul>
            </section>
          )
        }
      </Fetched>
    </Screen>
  );
}
