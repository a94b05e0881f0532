import { useSignal } from "@preact/signals";
import { CampaignCard } from "../campaigns/CampaignCard";
import { ActionLink, Actions, Button } from "../components/Action";
import { EmptyState } from "../frame/EmptyState";
import { Screen } from "../frame/Screen";
import { WithList } from "../frame/WithList";
import { language, t } from "../messages/translate";
import { mainName } from "../prisoners/names";
import { PrisonerRow } from "../prisoners/PrisonerRow";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { HowItWorks } from "./HowItWorks";
import "./letters.css";
import { pageOf, suggestedAtOnce, suggestedInAll } from "./suggested";

/** The first screen: to whom. */
export function WriteScreen() {
  return (
    <Screen
      title={t("write.title")}
      edge
      status
      aside={
        <>
          <CampaignCard />
          <HowItWorks />
        </>
      }
    >
      <WithList>{() => <Suggestions />}</WithList>
    </Screen>
  );
}

function Suggestions() {
  const turn = useSignal(0);
  const all = watched().suggestions(suggestedInAll);
  const people = pageOf(all, turn.value);
  const first = people[0];
  if (!first) {
    return (
      <EmptyState title={t("write.empty_title")}>
        <p>{t("write.empty_text")}</p>
        <Actions>
          <ActionLink kind="next" href={linkTo.prisoners}>
            {t("write.find")}
          </ActionLink>
        </Actions>
      </EmptyState>
    );
  }
  return (
    <>
      <p class="lead">{t("write.why", { n: people.length })}</p>
      <ul class="rows">
        {people.map((prisoner) => (
          <PrisonerRow
            key={prisoner.id}
            prisoner={prisoner}
            href={linkTo.letter(prisoner.id, "know")}
          />
        ))}
      </ul>
      <div class="write__next">
        <Actions>
          <ActionLink kind="next" icon="pen" href={linkTo.letter(first.id, "know")}>
            {t("write.begin", { name: mainName(first, language()).text })}
          </ActionLink>
          {all.length > suggestedAtOnce ? (
            <Button kind="quiet" onPress={() => (turn.value += 1)}>
              {t("write.others")}
            </Button>
          ) : (
            <ActionLink kind="quiet" href={linkTo.prisoners}>
              {t("write.find")}
            </ActionLink>
          )}
        </Actions>
      </div>
    </>
  );
}
