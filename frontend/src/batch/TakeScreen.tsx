import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { Actions, Button } from "../components/Action";
import { Note } from "../components/Note";
import { Screen } from "../frame/Screen";
import { reasonNotSaved } from "../frame/saving";
import { WithList } from "../frame/WithList";
import { idsInFragment, takeOver } from "../local/batch/contract";
import { t } from "../messages/translate";
import { PrisonerRow } from "../prisoners/PrisonerRow";
import { mayWrite, standingOf } from "../prisoners/standing";
import { local, watched } from "../replica";
import { linkTo } from "../routes";
import { TypeCode } from "./TypeCode";
import "./batch.css";

/** Another phone's batch: who is in it, and "take over". */
export function TakeScreen() {
  const typed = useSignal<string[]>([]);
  const linked = idsInFragment(useFragment());
  const ids = linked.length > 0 ? linked : typed.value;
  return (
    <Screen
      title={t("handover.take_title")}
      back={{ href: linkTo.batch, text: t("batch.title") }}
      edge
      status
    >
      <WithList>
        {(list) =>
          ids.length > 0 ? (
            <Offered ids={ids} />
          ) : (
            <TypeCode
              known={list.prisoners.map(({ id }) => id)}
              onRead={(read) => (typed.value = read)}
            />
          )
        }
      </WithList>
    </Screen>
  );
}

/** What stands after the # now: a second square that is scanned changes only that, and nothing is loaded anew. */
function useFragment(): string {
  const { url } = useLocation();
  const fragment = useSignal(location.hash);
  useEffect(() => {
    const read = () => {
      fragment.value = location.hash;
    };
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, [url]);
  return fragment.value;
}

function Offered({ ids }: { ids: string[] }) {
  const problem = useSignal<ReturnType<typeof reasonNotSaved> | null>(null);
  const { route } = useLocation();
  const phone = watched();
  const people = ids
    .flatMap((id) => phone.prisoner(id) ?? [])
    .filter((one) => mayWrite(standingOf(one, phone.facility(one.facility_id ?? ""))));
  const missing = ids.length - people.length;
  const take = () =>
    local()
      .record(takeOver(people.map(({ id }) => id)))
      .then(
        () => route(linkTo.batch),
        (error: unknown) => {
          problem.value = reasonNotSaved(error);
        },
      );
  return (
    <>
      {people.length > 0 && <p class="lead">{t("handover.offered", { n: people.length })}</p>}
      {missing > 0 && <Note tone="plain" title={t("handover.missing", { n: missing })} />}
      {problem.value && <Note tone="stop" live="alert" title={t(problem.value)} />}
      <ul class="rows">
        {people.map((prisoner) => (
          <PrisonerRow key={prisoner.id} prisoner={prisoner} href={linkTo.prisoner(prisoner.id)} />
        ))}
      </ul>
      {people.length > 0 && (
        <Actions>
          <Button kind="next" icon="check" onPress={() => void take()}>
            {t("handover.take", { n: people.length })}
          </Button>
        </Actions>
      )}
    </>
  );
}
