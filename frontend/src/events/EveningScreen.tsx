import { useEffect } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { ActionLink, Actions } from "../components/Action";
import { Screen } from "../frame/Screen";
import type { KeptEvening } from "../local/events/contract";
import { countingOf, readCode, shownCode } from "../local/events/contract";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { Invite } from "./Invite";
import { MayTell } from "./MayTell";
import { NextPerson } from "./NextPerson";
import { Pile } from "./Pile";
import { takePart, useEvenings } from "./remembered";
import "./events.css";

/** The organiser's key, as the link's hash brings it; no server ever sees it. */
const keyIn = (hash: string): string | null => /^#([\w-]{1,64})$/.exec(hash)?.[1] ?? null;

/** One evening: visiting it takes part, and the organiser's link makes this phone look after the pile. */
export function EveningScreen() {
  const code = readCode(useRoute().params.code ?? "");
  return code ? <Evening key={code} code={code} /> : <NoSuchCode />;
}

function Evening({ code }: { code: string }) {
  const known = useEvenings()?.find(({ event_id }) => event_id === code);
  useEffect(() => {
    takePart(code, { key: keyIn(location.hash) }).then(
      // Whoever takes a picture of this screen, or gets the tablet next, has no key from its address.
      () => history.replaceState(history.state, "", linkTo.evening(code)),
      () => {},
    );
  }, []);
  const key = known?.key;
  return (
    <Screen
      title={t("evening.title", { code: shownCode(code) })}
      back={{ href: linkTo.evenings, text: t("evening.list_title") }}
      edge
      status
    >
      <p class="lead">{t(`evening.counted_${countingOf(code)}`)}</p>
      {known && key ? <Organiser evening={{ ...known, key }} /> : <Guest />}
    </Screen>
  );
}

function Organiser({ evening }: { evening: KeptEvening & { key: string } }) {
  return (
    <>
      <Invite evening={evening} />
      <MayTell>
        <Pile evening={evening} />
      </MayTell>
      <NextPerson organises />
    </>
  );
}

function Guest() {
  return (
    <>
      <p>{t("evening.guest_text")}</p>
      <Actions>
        <ActionLink kind="next" icon="pen" href={linkTo.write}>
          {t("join.go")}
        </ActionLink>
        <ActionLink kind="quiet" href={linkTo.letters}>
          {t("letter.to_letters")}
        </ActionLink>
      </Actions>
      <NextPerson />
    </>
  );
}

function NoSuchCode() {
  return (
    <Screen
      title={t("evening.no_code_title")}
      back={{ href: linkTo.evenings, text: t("evening.list_title") }}
    >
      <p class="lead">{t("evening.code_wrong")}</p>
    </Screen>
  );
}
