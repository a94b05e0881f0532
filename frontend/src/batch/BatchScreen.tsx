import { useSignal } from "@preact/signals";
import { ActionLink, Actions } from "../components/Action";
import { Note } from "../components/Note";
import { EmptyState } from "../frame/EmptyState";
import { Screen } from "../frame/Screen";
import { reasonNotSaved } from "../frame/saving";
import { WithList } from "../frame/WithList";
import { type Batch, batchOf, type Entry, giveBack, takeOver } from "../local/batch/contract";
import type { Deciding, Fact } from "../local/contract";
import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { local, watched } from "../replica";
import { linkTo } from "../routes";
import { today } from "../today";
import { BatchItem } from "./BatchItem";
import { HandOver } from "./HandOver";
import "./batch.css";

/** Whom this phone has taken, what became of their cards, and how to give them back or on. */
export function BatchScreen() {
  const batch = batchOf(watched().facts(), today());
  return (
    <Screen
      title={t("batch.title")}
      back={{ href: linkTo.write, text: t("nav.write") }}
      edge
      status
    >
      <WithList>{() => (batch ? <Taken batch={batch} /> : <NothingTaken />)}</WithList>
    </Screen>
  );
}

function Taken({ batch }: { batch: Batch }) {
  const problem = useSignal<ReturnType<typeof reasonNotSaved> | null>(null);
  const said = useSignal("");
  const attempt = (decide: (now: Deciding) => Fact[], words: string) => {
    problem.value = null;
    local()
      .record(decide)
      .then(
        () => {
          said.value = words;
        },
        (error: unknown) => {
          problem.value = reasonNotSaved(error);
        },
      );
  };
  const open = batch.entries.filter(({ state }) => state === "to_write");
  const ids = open.map(({ prisoner_id }) => prisoner_id);
  const back = (entries: string[]) => attempt(giveBack(entries), t("batch.said_back"));
  const again = (entry: Entry) => attempt(takeOver([entry.prisoner_id]), t("batch.said_again"));
  return (
    <>
      <p class="lead">{open.length > 0 ? t("batch.left", { n: open.length }) : t("batch.done")}</p>
      <p class="soft">{t("batch.until", { date: formatPartialDate(batch.until, language()) })}</p>
      {problem.value && <Note tone="stop" live="alert" title={t(problem.value)} />}
      <p class="unseen" role="status">
        {said.value}
      </p>
      <ul class="rows">
        {batch.entries.map((entry) => (
          <BatchItem
            key={entry.prisoner_id}
            entry={entry}
            onBack={() => back([entry.prisoner_id])}
            onAgain={() => again(entry)}
          />
        ))}
      </ul>
      <Next open={ids} onAllBack={() => back(ids)} />
      {ids.length > 0 && <HandOver ids={ids} onGiven={() => back(ids)} />}
    </>
  );
}

function Next({ open, onAllBack }: { open: string[]; onAllBack: () => void }) {
  const [first] = open;
  if (!first)
    return (
      <Actions>
        <ActionLink kind="next" icon="pen" href={linkTo.write}>
          {t("batch.more")}
        </ActionLink>
      </Actions>
    );
  return (
    <Actions>
      <ActionLink kind="next" icon="pen" href={linkTo.letter(first, "know")}>
        {t("batch.write_first")}
      </ActionLink>
      <ActionLink kind="quiet" href={linkTo.print(open)}>
        {t("batch.print")}
      </ActionLink>
      <button type="button" class="textbutton" onClick={onAllBack}>
        {t("batch.all_back")}
      </button>
    </Actions>
  );
}

function NothingTaken() {
  return (
    <EmptyState title={t("batch.none_title")}>
      <p>{t("batch.none_text")}</p>
      <Actions>
        <ActionLink kind="next" icon="pen" href={linkTo.write}>
          {t("batch.none_action")}
        </ActionLink>
        <ActionLink kind="quiet" href={linkTo.handover([])}>
          {t("batch.none_take")}
        </ActionLink>
      </Actions>
    </EmptyState>
  );
}
