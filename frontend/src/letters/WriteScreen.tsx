import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso/router";
import { CampaignCard } from "../campaigns/CampaignCard";
import { ActionLink, Actions, Button } from "../components/Action";
import { Note } from "../components/Note";
import { EmptyState } from "../frame/EmptyState";
import { Screen } from "../frame/Screen";
import { reasonNotSaved } from "../frame/saving";
import { WithList } from "../frame/WithList";
import { choosingOfLater } from "../later/load";
import { takeNames, takenNow } from "../local/batch/taking";
import { t } from "../messages/translate";
import { PrisonerRow } from "../prisoners/PrisonerRow";
import { local, watched } from "../replica";
import { linkTo } from "../routes";
import { today } from "../today";
import { HowItWorks } from "./HowItWorks";
import "./letters.css";
import { pageOf, proposedAtOnce, wish } from "./proposed";
import { whyAll, whyThis } from "./why";

/** The first screen: to whom. */
export function WriteScreen() {
  const Choosing = choosingOfLater.value;
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
            {Choosing && <Choosing />}
            <Proposals />
          </>
        )}
      </WithList>
    </Screen>
  );
}

function Proposals() {
  const turn = useSignal(0);
  const wanted = wish.value;
  const phone = watched();
  const all = phone.proposals().filter(({ prisoner }) => !wanted || wanted(prisoner));
  const shown = pageOf(all, turn.value);
  if (shown.length === 0) return <Nobody wanted={wanted !== null} />;
  return (
    <>
      <p class="lead">{whyAll(shown)}</p>
      <ul class="rows">
        {shown.map((proposal) => (
          <PrisonerRow
            key={proposal.prisoner.id}
            prisoner={proposal.prisoner}
            href={linkTo.letter(proposal.prisoner.id, "know")}
            why={whyThis(proposal, shown)}
          />
        ))}
      </ul>
      <div class="write__next">
        <Actions>
          <Take ids={shown.map(({ prisoner }) => prisoner.id)} />
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

/** Takes those who are shown; while a batch runs, leads there. The batch is shown once it is saved. */
function Take({ ids }: { ids: string[] }) {
  const problem = useSignal<ReturnType<typeof reasonNotSaved> | null>(null);
  const { route } = useLocation();
  const left = takenNow(watched().facts(), today()).length;
  const take = () =>
    local()
      .record(takeNames(ids))
      .then(
        () => route(linkTo.batch),
        (error: unknown) => (problem.value = reasonNotSaved(error)),
      );
  if (left > 0)
    return (
      <ActionLink kind="next" icon="pen" href={linkTo.batch}>
        {t("write.to_batch", { n: left })}
      </ActionLink>
    );
  return (
    <>
      {problem.value && <Note tone="stop" live="alert" title={t(problem.value)} />}
      <Button kind="next" icon="pen" onPress={() => void take()}>
        {t("write.take", { n: ids.length })}
      </Button>
    </>
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
