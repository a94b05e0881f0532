import { Button } from "../../components/Action";
import { post } from "../api/client";
import type { Campaign, HeldLetters } from "../api/types";
import { useAct } from "../frame/act";
import { Fetched } from "../frame/Fetched";
import { formatDay } from "../frame/moments";
import { PersonName } from "../frame/PersonName";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { TroubleNote } from "../frame/Trouble";
import { language, t } from "../messages/translate";
import { linkTo } from "../routes";
import { me } from "../session/session";
import "./letters.css";

/** Cards that came so many at once that somebody should look: they count at once for nobody, and nobody is refused. */
export function LettersScreen() {
  const held = useRemote<HeldLetters[]>("/api/desk/letters/held");
  const campaigns = useRemote<Campaign[]>("/api/desk/campaigns");
  const names = new Map((campaigns.value.value ?? []).map((one) => [one.id, one.name]));
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
                  <Group
                    group={group}
                    campaign={names.get(group.campaign_id)?.[language()] ?? group.campaign_id}
                    onChanged={held.reload}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Fetched>
    </Screen>
  );
}

function Group({
  group,
  campaign,
  onChanged,
}: {
  group: HeldLetters;
  campaign: string;
  onChanged: () => Promise<void>;
}) {
  const act = useAct();
  const day = formatDay(group.day, language());
  const count = async () => {
    const { campaign_id } = group;
    await post("/api/desk/letters/held/count", { campaign_id, day: group.day });
    await onChanged();
  };
  return (
    <section class="card">
      <h2>{t("letters.group", { n: group.cards, day })}</h2>
      <p class="soft">
        <a href={linkTo.campaign}>{campaign}</a>
      </p>
      {group.people.length > 0 && (
        <ul class="heldcards__people">
          {group.people.map((person) => (
            <li key={person.prisoner_id}>
              <PersonName names={person.names} id={person.prisoner_id} />{" "}
              <span class="soft">{t("letters.cards", { n: person.cards })}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="small soft">{t("letters.below_five")}</p>
      <TroubleNote trouble={act.trouble.value} />
      {me()?.role === "coordinator" && (
        <div class="actions">
          <Button kind="quiet" busy={act.busy.value} onPress={() => void act.run(count)}>
            {t("letters.let_count", { n: group.cards })}
          </Button>
        </div>
      )}
    </section>
  );
}
