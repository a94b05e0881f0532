import { useRoute } from "preact-iso/router";
import { Fetched } from "../frame/Fetched";
import { readableName } from "../frame/names";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { DetailFields } from "./DetailFields";
import { EventForm } from "./EventForm";
import { FactsForm } from "./FactsForm";
import { Decisions } from "./IdentityDecisions";
import { NamesForm } from "./NamesForm";
import { PersonFacts } from "./PersonFacts";
import { PhotoField } from "./PhotoField";
import { Timeline } from "./Timeline";
import type { Person } from "./types";
import { wordFor } from "./words";
import "./person.css";

/** One person: each fact with who says so, what happened to them, and what can be written. */
export function PersonScreen() {
  const id = useRoute().params.person ?? "";
  const remote = useRemote<Person>(`/api/desk/people/${encodeURIComponent(id)}`);
  const person = remote.value.value;
  return (
    <Screen
      title={person ? readableName(person.public.names, person.id) : t("people.person")}
      back={{ href: linkTo.people, text: t("nav.people") }}
      lead={person && <Standing person={person} />}
      narrow
    >
      <Fetched of={remote}>
        {(one) => <Parts key={one.id} person={one} onChanged={remote.reload} />}
      </Fetched>
    </Screen>
  );
}

interface PartsProps {
  person: Person;
  onChanged: () => Promise<void>;
}

function Parts({ person, onChanged }: PartsProps) {
  return (
    <>
      <PersonFacts person={person} />
      <Timeline person={person} onChanged={onChanged} />
      <EventForm person={person} onChanged={onChanged} />
      <NamesForm person={person} onChanged={onChanged} />
      <FactsForm person={person} onChanged={onChanged} />
      <DetailFields person={person} onChanged={onChanged} />
      <PhotoField person={person} onChanged={onChanged} />
      {person.decisions.length > 0 && (
        <Decisions decisions={person.decisions} onChanged={onChanged} />
      )}
    </>
  );
}

/** Where somebody stands here, and what phones are told where that is something else. */
function Standing({ person }: { person: Person }) {
  const told = person.hidden_on ? t("people.hidden") : wordFor("state", person.public.state);
  const words = [
    wordFor("state", person.state),
    told !== wordFor("state", person.state) && t("people.told", { state: told }),
    ...person.flags.map((flag) => wordFor("flag", flag)),
  ];
  return (
    <p>
      {words.filter(Boolean).join(" · ")}
      {person.open_reports.length > 0 && (
        <>
          {" · "}
          <a href={linkTo.reports}>{t("people.open_reports", { n: person.open_reports.length })}</a>
        </>
      )}
    </p>
  );
}
