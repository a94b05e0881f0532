import { ActionLink, Actions } from "../components/Action";
import { Note } from "../components/Note";
import { Screen } from "../frame/Screen";
import { wide } from "../frame/wide";
import { language, t } from "../messages/translate";
import { AddressCard } from "../prisoners/AddressCard";
import { CameOut } from "../prisoners/CameOut";
import { Died } from "../prisoners/Died";
import { Facts } from "../prisoners/Facts";
import { mainName } from "../prisoners/names";
import { UnderName } from "../prisoners/PrisonerPage";
import { Stamp } from "../prisoners/Stamp";
import { mayWrite, standingOf } from "../prisoners/standing";
import { linkTo } from "../routes";
import { HowItWorks } from "./HowItWorks";
import type { StepProps } from "./LetterScreen";
import { StepHead } from "./StepHead";

/** What to know before writing: who, where, and whether anything speaks against it now. */
export function KnowStep({ prisoner, facility }: StepProps) {
  const name = mainName(prisoner, language());
  const standing = standingOf(prisoner, facility);
  const write = mayWrite(standing);
  return (
    <Screen
      title={name.text}
      titleLang={name.lang}
      back={{ href: linkTo.write, text: t("nav.write") }}
      beside={<Stamp prisoner={prisoner} size="large" />}
      under={<UnderName prisoner={prisoner} />}
      aside={wide.value ? <HowItWorks /> : undefined}
    >
      {write && <StepHead step="know" />}
      {standing === "do_not_write" && (
        <Note tone="plain">
          <p>{t("prisoner.do_not_write_text", { name: name.text })}</p>
        </Note>
      )}
      {standing === "came_out" && <CameOut prisoner={prisoner} />}
      {standing === "died" && <Died prisoner={prisoner} />}
      {prisoner.state === "held" && <Facts prisoner={prisoner} />}
      {prisoner.state === "held" && <AddressCard prisoner={prisoner} facility={facility} />}
      <Actions>
        <ActionLink kind="next" href={write ? linkTo.letter(prisoner.id, "guide") : linkTo.write}>
          {t(write ? "letter.next_guide" : "prisoner.choose_other")}
        </ActionLink>
      </Actions>
    </Screen>
  );
}
