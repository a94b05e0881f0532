import { useSignal } from "@preact/signals";
import { useRoute } from "preact-iso/router";
import { ActionLink, Actions } from "../components/Action";
import { Note } from "../components/Note";
import { Screen } from "../frame/Screen";
import { reasonNotSaved } from "../frame/saving";
import { WithList } from "../frame/WithList";
import { type MistakeChoice, OF_FACILITIES, OF_PRISONERS } from "../local/mistakes/contract";
import type { Facility, Prisoner } from "../local/types";
import { language, t } from "../messages/translate";
import { mainName } from "../prisoners/names";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { watchedMistakes } from "./attached";
import "./mistakes.css";

/** "Something is wrong here": fixed choices, said without a network too, and taken back before they are sent. */
export function MistakeScreen() {
  const id = useRoute().params.id ?? "";
  const prisoner = watched().prisoner(id);
  const back = { href: linkTo.prisoner(id), text: t("mistake.back") };
  return (
    <Screen title={t("mistake.title")} back={back}>
      <WithList>
        {() =>
          prisoner ? <Choices prisoner={prisoner} /> : <p class="lead">{t("mistake.unknown")}</p>
        }
      </WithList>
    </Screen>
  );
}

function Choices({ prisoner }: { prisoner: Prisoner }) {
  const facility = prisoner.facility_id ? watched().facility(prisoner.facility_id) : null;
  const name = mainName(prisoner, language());
  return (
    <>
      <p>{t("mistake.lead")}</p>
      <section>
        <h2 lang={name.lang}>{name.text}</h2>
        <Group subject={`prisoner:${prisoner.id}`} choices={OF_PRISONERS} id={prisoner.id} />
      </section>
      {facility && (
        <section>
          <h2>{facilityName(facility)}</h2>
          <Group subject={`facility:${facility.id}`} choices={OF_FACILITIES} id={prisoner.id} />
        </section>
      )}
      <p class="small soft">{t("mistake.kept")}</p>
      <Actions>
        <ActionLink kind="quiet" href={linkTo.prisoner(prisoner.id)}>
          {t("mistake.done")}
        </ActionLink>
      </Actions>
    </>
  );
}

const facilityName = ({ name, id }: Facility): string =>
  name[language() as "de"] ?? name.en ?? name.ru ?? name.be ?? id;

interface GroupProps {
  subject: string;
  choices: readonly MistakeChoice[];
  id: string;
}

function Group({ subject, choices, id }: GroupProps) {
  const problem = useSignal<ReturnType<typeof reasonNotSaved> | null>(null);
  const sent = useSignal<ReadonlySet<MistakeChoice>>(new Set());
  const queue = watchedMistakes();
  const kind = subject.startsWith("facility:") ? "facility" : "prisoner";
  const without = (choice: MistakeChoice) => {
    sent.value = new Set([...sent.value].filter((one) => one !== choice));
  };
  const attempt = (work: Promise<void>, failed?: () => void) => {
    problem.value = null;
    work.catch((error: unknown) => {
      problem.value = reasonNotSaved(error);
      failed?.();
    });
  };
  const say = (choice: MistakeChoice) => {
    sent.value = new Set([...sent.value, choice]);
    // What was not saved is never sent: it can be said again.
    attempt(queue.say(subject, choice), () => without(choice));
  };
  const takeBack = (choice: MistakeChoice, waitingId: string) => {
    without(choice);
    attempt(queue.takeBack(waitingId));
  };
  return (
    <>
      {problem.value && <p role="alert">{t(problem.value)}</p>}
      <ul class="plain mistakes">
        {choices.map((choice) => {
          const waits = queue
            .waiting()
            .find((one) => one.subject === subject && one.choice === choice);
          const words = t(`mistake.${kind}_${choice}` as "mistake.prisoner_name");
          return (
            <li key={choice} class="mistakes__row">
              {waits ? (
                <Waits words={words} onTakeBack={() => takeBack(choice, waits.id)} />
              ) : sent.value.has(choice) ? (
                <p role="status">{t("mistake.sent", { what: words })}</p>
              ) : (
                <button type="button" class="mistakes__choice" onClick={() => say(choice)}>
                  {words}
                </button>
              )}
              {choice === "myself_or_family" && (waits || sent.value.has(choice)) && (
                <Door id={id} />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Waits({ words, onTakeBack }: { words: string; onTakeBack: () => void }) {
  return (
    <>
      <p role="status">{t("mistake.waits", { what: words })}</p>
      <button
        type="button"
        class="textbutton"
        aria-label={t("mistake.take_back_for", { what: words })}
        onClick={onTakeBack}
      >
        {t("mistake.take_back")}
      </button>
    </>
  );
}

/** What can be asked for at once stands on a page of the server's: it needs a network. */
function Door({ id }: { id: string }) {
  return (
    <Note tone="plain">
      <p>{t("mistake.door")}</p>
      <p>
        <a class="link" href={linkTo.family(language(), id)}>
          {t("mistake.to_door")}
        </a>
      </p>
    </Note>
  );
}
