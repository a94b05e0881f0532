import { useLayoutEffect } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso/router";
import { ActionLink, Actions } from "../components/Action";
import { Note } from "../components/Note";
import { Screen } from "../frame/Screen";
import { WithList } from "../frame/WithList";
import type { Facility, Prisoner } from "../local/types";
import { language, t } from "../messages/translate";
import { mainName } from "../prisoners/names";
import { mayWrite, standingOf } from "../prisoners/standing";
import { watched } from "../replica";
import { type LetterStep, letterSteps, linkTo } from "../routes";
import { CopyStep } from "./CopyStep";
import { GuideStep } from "./GuideStep";
import { KnowStep } from "./KnowStep";
import { PostStep } from "./PostStep";

export interface StepProps {
  prisoner: Prisoner;
  facility: Facility | null;
}

const stepScreens: Record<LetterStep, (props: StepProps) => preact.JSX.Element> = {
  know: KnowStep,
  guide: GuideStep,
  copy: CopyStep,
  post: PostStep,
};

/** Writing one card: know → read → write by hand → post. The step stands in the address, so that "back" goes back. */
export function LetterScreen() {
  const id = useRoute().params.id ?? "";
  const asked = useLocation().query.step;
  const step = letterSteps.find((known) => known === asked) ?? "know";
  const phone = watched();
  // The router scrolls up for a new path only; a new step is a new screen too.
  useLayoutEffect(() => window.scrollTo(0, 0), [step]);
  const prisoner = phone.prisoner(id);
  if (!prisoner) return <UnknownPrisoner />;
  const facility = prisoner.facility_id ? phone.facility(prisoner.facility_id) : null;
  // Whoever has just posted stays on the last step, whatever the next sync says of the person.
  if (step !== "know" && step !== "post" && !mayWrite(standingOf(prisoner, facility))) {
    return <MayNotWrite prisoner={prisoner} />;
  }
  const StepScreen = stepScreens[step];
  return <StepScreen key={`${id} ${step}`} prisoner={prisoner} facility={facility} />;
}

function UnknownPrisoner() {
  return (
    <Screen
      title={t(watched().list() ? "prisoner.unknown_title" : "nav.write")}
      back={{ href: linkTo.write, text: t("nav.write") }}
      status
    >
      <WithList>
        {() => (
          <>
            <p class="lead">{t("prisoner.unknown_text")}</p>
            <Actions>
              <ActionLink kind="next" href={linkTo.prisoners}>
                {t("prisoner.to_list")}
              </ActionLink>
            </Actions>
          </>
        )}
      </WithList>
    </Screen>
  );
}

export function MayNotWrite({ prisoner }: { prisoner: Prisoner }) {
  const name = mainName(prisoner, language());
  return (
    <Screen
      title={name.text}
      titleLang={name.lang}
      back={{ href: linkTo.write, text: t("nav.write") }}
    >
      <Note tone="plain" title={t("letter.may_not")} />
      <Actions>
        <ActionLink kind="next" href={linkTo.prisoner(prisoner.id)}>
          {t("prisoner.more_about", { name: name.text })}
        </ActionLink>
      </Actions>
    </Screen>
  );
}
