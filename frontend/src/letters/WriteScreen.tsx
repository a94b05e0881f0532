import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { CampaignCard } from "../campaigns/CampaignCard";
import { ActionLink, Actions, Button } from "../components/Action";
import { EmptyState } from "../frame/EmptyState";
import { Screen } from "../frame/Screen";
import { WithList } from "../frame/WithList";
import { choosingOfLater, loadLater } from "../later/load";
import { t } from "../messages/translate";
import { PrisonerRow } from "../prisoners/PrisonerRow";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { HowItWorks } from "./HowItWorks";
import "./letters.css";
import { pageOf, proposedAtOnce, wish } from "./proposed";

/** The first screen: to whom. */
export function WriteScreen() {
  const Choosing = choosingOfLater.value?.Choosing;
  useEffect(() => {
    loadLater().catch(() => {});
  }, []);
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
      <WithList>
        {() => (
          <>
            <Proposals />
            {Choosing && <Choosing />}
          </>
        )}
      </WithList>
    </Screen>
  );
}

function Proposals() {
  const turn = useSignal(0);
  const wanted = wish.value;
  const later = choosingOfLater.value;
  const all = watched()
    .proposals()
    .filter(({ prisoner }) => !wanted || wanted(prisoner));
  const shown = pageOf(all, turn.value);
  if (shown.length === 0) return <Nobody wanted={wanted !== null} />;
  const one = shown.every(({ reason }) => reason === "fewest");
  const ids = shown.map(({ prisoner }) => prisoner.id);
  return (
    <>
      <p class="lead">{t(one ? "write.why" : "write.why_mixed", { n: shown.length })}</p>
      <ul class="rows">
        {shown.map((proposal) => (
          <PrisonerRow
            key={proposal.prisoner.id}
            prisoner={proposal.prisoner}
            href={linkTo.letter(proposal.prisoner.id, "know")}
            why={one ? null : later?.why(proposal)}
          />
        ))}
      </ul>
      <div class="write__next">
        <Actions>
          {later ? <later.Take ids={ids} /> : <TakeSoon n={ids.length} />}
          {all.length > proposedAtOnce ? (
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

/** In the button's place until the second script is there. */
function TakeSoon({ n }: { n: number }) {
  return (
    <Button kind="next" icon="pen" busy onPress={() => {}}>
      {t("write.take", { n })}
    </Button>
  );
}

function Nobody({ wanted }: { wanted: boolean }) {
  return (
    <EmptyState title={t("write.empty_title")}>
      <p>{t(wanted ? "write.empty_wish" : "write.empty_text")}</p>
      <Actions>
        <ActionLink kind="next" href={linkTo.prisoners}>
          {t("write.find")}
        </ActionLink>
      </Actions>
    </EmptyState>
  );
}
