import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso/router";
import { ActionLink, Button } from "../components/Action";
import { Note } from "../components/Note";
import { reasonNotSaved } from "../frame/saving";
import { takeNames, takenNow } from "../local/batch/contract";
import { t } from "../messages/translate";
import { local, watched } from "../replica";
import { linkTo } from "../routes";
import { today } from "../today";

/** Takes those who are shown; while a batch runs, leads there. The batch is shown once it is saved. */
export function Take({ ids }: { ids: string[] }) {
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
