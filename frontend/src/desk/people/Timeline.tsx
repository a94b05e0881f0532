import { useSignal } from "@preact/signals";
import { Button } from "../../components/Action";
import { post } from "../api/client";
import { useAct } from "../frame/act";
import { formatDay, formatMoment } from "../frame/moments";
import { readableName } from "../frame/names";
import { TroubleNote } from "../frame/Trouble";
import { language, t } from "../messages/translate";
import { dayOrNone, SaidFields, Submit, useSaid } from "./said";
import type { Person, PersonEvent } from "./types";
import { accordingTo, wordFor } from "./words";

interface TimelineProps {
  person: Person;
  onChanged: () => Promise<void>;
}

/** What happened, newest entry first: with who says so, who entered it and who confirmed it. Nothing is overwritten. */
export function Timeline({ person, onChanged }: TimelineProps) {
  return (
    <section class="stack" aria-labelledby="timeline">
      <h2 id="timeline">{t("people.timeline")}</h2>
      {person.events.length === 0 ? (
        <p class="empty">{t("people.no_events")}</p>
      ) : (
        <ol class="plain deskline">
          {person.events.map((event) => (
            <li key={event.id} class={event.corrected ? "deskline__wrong" : undefined}>
              <Entry event={event} person={person} onChanged={onChanged} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Entry({
  event,
  person,
  onChanged,
}: {
  event: PersonEvent;
  person: Person;
  onChanged: () => Promise<void>;
}) {
  const act = useAct();
  const correcting = useSignal(false);
  const path = `/api/desk/people/${person.id}/events/${event.id}`;
  const what = whatHappened(event, person);
  const confirm = () => act.run(() => post(`${path}/confirmation`).then(onChanged));
  return (
    <article class="card stack" aria-label={what}>
      <p>
        <strong>{what}</strong>{" "}
        <span class="small soft">
          {event.source_url ? (
            <a href={event.source_url} rel="noreferrer noopener">
              {accordingTo(event.source, event.said_on)}
            </a>
          ) : (
            accordingTo(event.source, event.said_on)
          )}
        </span>
      </p>
      <p class="small soft">{whoSaidIt(event)}</p>
      <TroubleNote trouble={act.trouble.value} />
      {(event.may.confirm || event.may.correct) && !correcting.value && (
        <div class="tools">
          {event.may.confirm && (
            <button type="button" class="tool" onClick={() => void confirm()}>
              {t("people.confirm_event")}
            </button>
          )}
          {event.may.correct && (
            <button
              type="button"
              class="tool"
              aria-label={`${t("people.correct")}: ${what}`}
              onClick={() => {
                correcting.value = true;
              }}
            >
              {t("people.correct")}
            </button>
          )}
        </div>
      )}
      {correcting.value && (
        <Correction
          path={path}
          onDone={async (changed) => {
            correcting.value = false;
            if (changed) await onChanged();
          }}
        />
      )}
    </article>
  );
}

/** Who says that it was wrong. What is right is another entry. */
function Correction({
  path,
  onDone,
}: {
  path: string;
  onDone: (changed: boolean) => Promise<void>;
}) {
  const act = useAct();
  const said = useSaid();
  const send = () =>
    act.run(async () => {
      await post(`${path}/correction`, {
        source: said.source.value.trim(),
        said_on: dayOrNone(said.day),
      });
      await onDone(true);
    });
  return (
    <form
      class="stack"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void send();
      }}
    >
      <p class="small">{t("people.correct_hint")}</p>
      <SaidFields said={said} />
      <TroubleNote trouble={act.trouble.value} />
      <div class="actions">
        <Submit text={t("people.correct_send")} busy={act.busy.value} />
        <Button kind="quiet" onPress={() => void onDone(false)}>
          {t("people.cancel")}
        </Button>
      </div>
    </form>
  );
}

function whatHappened(event: PersonEvent, person: Person): string {
  const facility = person.facilities.find(({ id }) => id === event.facility_id);
  const words = [
    event.happened_on && formatDay(event.happened_on, language()),
    wordFor("kind", event.kind),
    facility && readableName(facility.names, facility.id),
  ];
  return words.filter(Boolean).join(" · ");
}

function whoSaidIt(event: PersonEvent): string {
  const words = [
    event.entered_by
      ? t("people.entered_by", {
          name: event.entered_by,
          at: formatMoment(event.entered_at, language()),
        })
      : t("people.entered_by_list", { at: formatMoment(event.entered_at, language()) }),
    event.confirmed_by && t("people.confirmed_by", { name: event.confirmed_by }),
    event.waits && t("people.waits"),
    event.corrected && t("people.was_wrong"),
    !event.corrected && event.kind !== "correction" && !event.waits && visibility(event),
  ];
  return words.filter(Boolean).join(" · ");
}

const visibility = (event: PersonEvent): string =>
  t(event.public ? "people.is_public" : "people.desk_only");
