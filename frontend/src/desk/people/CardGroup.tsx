import type { ComponentChildren } from "preact";
import { Button } from "../../components/Action";
import { post } from "../api/client";
import type { HeldLetters, LeftOutLetters } from "../api/types";
import { useAct } from "../frame/act";
import { formatDay } from "../frame/moments";
import { PersonName } from "../frame/PersonName";
import { TroubleNote } from "../frame/Trouble";
import { language, t } from "../messages/translate";
import { linkTo } from "../routes";

/** What somebody can decide about all cards of a campaign and day: the path below /api/desk/letters, and the words. */
export interface Decision {
  path: "held/count" | "held/leave-out" | "left-out/hold-again";
  words: (n: number) => string;
}

/** Cards of one campaign and day, and what can be decided about them. */
export function CardGroup({
  group,
  campaign,
  decisions,
  onChanged,
  children,
}: {
  group: LeftOutLetters;
  campaign: string;
  decisions: Decision[];
  onChanged: () => Promise<void>;
  children?: ComponentChildren;
}) {
  const act = useAct();
  const { campaign_id, day } = group;
  const decide = async (path: Decision["path"]) => {
    await post(`/api/desk/letters/${path}`, { campaign_id, day });
    await onChanged();
  };
  return (
    <section class="card">
      <h2>{t("letters.group", { n: group.cards, day: formatDay(day, language()) })}</h2>
      <p class="soft">
        <a href={linkTo.campaign}>{campaign}</a>
      </p>
      {children}
      <People people={group.people} />
      <TroubleNote trouble={act.trouble.value} />
      <div class="actions">
        {decisions.map(({ path, words }) => (
          <Button
            key={path}
            kind="quiet"
            busy={act.busy.value}
            onPress={() => void act.run(() => decide(path))}
          >
            {words(group.cards)}
          </Button>
        ))}
      </div>
    </section>
  );
}

/** From how many phones: a hall of people, or one that counts in bulk. */
export function Phones({ group }: { group: HeldLetters }) {
  const { phones, most_of_one_phone, of_unknown_phones } = group;
  return (
    <ul class="plain">
      {phones > 0 && <li>{t("letters.phones", { n: phones, most: most_of_one_phone })}</li>}
      {of_unknown_phones > 0 && <li>{t("letters.unknown_phones", { n: of_unknown_phones })}</li>}
    </ul>
  );
}

function People({ people }: { people: LeftOutLetters["people"] }) {
  return (
    <>
      {people.length > 0 && (
        <ul class="heldcards__people">
          {people.map((person) => (
            <li key={person.prisoner_id}>
              <PersonName names={person.names} id={person.prisoner_id} />
              {": "}
              <span class="heldcards__number">{t("letters.cards", { n: person.cards })}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="small soft">{t("letters.below_five")}</p>
    </>
  );
}
