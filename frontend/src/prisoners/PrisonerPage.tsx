import { useEffect } from "preact/hooks";
import { ActionLink, Actions } from "../components/Action";
import { Note } from "../components/Note";
import { Screen } from "../frame/Screen";
import { loadLater, personOfLater } from "../later/load";
import type { Prisoner } from "../local/types";
import { language, t } from "../messages/translate";
import { watched } from "../replica";
import { linkTo } from "../routes";
import { AddressCard } from "./AddressCard";
import { CameOut } from "./CameOut";
import { Died } from "./Died";
import { Facts } from "./Facts";
import { mainName, ownScriptName } from "./names";
import { Stamp } from "./Stamp";
import { StandingChips } from "./StandingChips";
import { mayWrite, type Standing, standingOf } from "./standing";

interface PageProps {
  prisoner: Prisoner;
  back: { href: string; text: string } | undefined;
}

/** Everything the phone knows of one person, and the one next step. */
export function PrisonerPage({ prisoner, back }: PageProps) {
  const later = personOfLater.value;
  useEffect(() => {
    // Without it the page says what a card needs.
    loadLater().catch(() => {});
  }, []);
  const facility = prisoner.facility_id ? watched().facility(prisoner.facility_id) : null;
  const standing = standingOf(prisoner, facility);
  const name = mainName(prisoner, language());
  return (
    <Screen
      title={name.text}
      titleLang={name.lang}
      back={back}
      beside={
        later ? <later.Portrait prisoner={prisoner} /> : <Stamp prisoner={prisoner} size="large" />
      }
      under={<UnderName prisoner={prisoner} />}
    >
      {standing === "do_not_write" && (
        <Note tone="plain">
          <p>{t("prisoner.do_not_write_text", { name: name.text })}</p>
        </Note>
      )}
      {standing === "came_out" && <CameOut prisoner={prisoner} />}
      {standing === "died" && <Died prisoner={prisoner} />}
      {prisoner.state === "held" && <Facts prisoner={prisoner} />}
      {prisoner.state === "held" && <AddressCard prisoner={prisoner} facility={facility} />}
      {later && <later.OtherNames prisoner={prisoner} />}
      {later && <later.History prisoner={prisoner} />}
      <NextStep id={prisoner.id} standing={standing} />
      {later && <later.FamilyDoor id={prisoner.id} />}
    </Screen>
  );
}

/** A card where one may go; where caution is asked for, or no card can go, a way to somebody else. */
function NextStep({ id, standing }: { id: string; standing: Standing }) {
  const write = mayWrite(standing);
  return (
    <>
      {write && (
        <div class="actions thumb">
          <ActionLink kind="next" icon="pen" href={linkTo.letter(id, "guide")}>
            {t("prisoner.write")}
          </ActionLink>
        </div>
      )}
      {standing !== "ready" && (
        <Actions>
          <ActionLink kind={write ? "quiet" : "next"} href={linkTo.write}>
            {t("prisoner.choose_other")}
          </ActionLink>
        </Actions>
      )}
    </>
  );
}

/** The name in its own script and where things stand, under the heading. */
export function UnderName({ prisoner }: { prisoner: Prisoner }) {
  const own = ownScriptName(prisoner, language());
  const derived = mainName(prisoner, language()).derived;
  return (
    <>
      {derived && <p class="small soft">{t("prisoner.derived")}</p>}
      {own && (
        <p class="own-name" lang={own.lang}>
          {own.text}
        </p>
      )}
      <StandingChips prisoner={prisoner} />
    </>
  );
}
