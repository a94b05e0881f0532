import { ActionLink, Actions } from "../components/Action";
import { Screen } from "../frame/Screen";
import { wide } from "../frame/wide";
import { t } from "../messages/translate";
import { addressOrigin } from "../prisoners/AddressCard";
import { envelopeLines } from "../prisoners/envelope";
import { linkTo } from "../routes";
import { BesideStep } from "./Addressee";
import { CopyAddress } from "./CopyAddress";
import { Envelope } from "./Envelope";
import { MayNotWrite, type StepProps } from "./LetterScreen";
import { StepHead } from "./StepHead";

/** By hand: the address large, black on white, and a way to copy it line by line. */
export function CopyStep({ prisoner, facility }: StepProps) {
  const lines = facility && envelopeLines(prisoner, facility);
  if (!lines) return <MayNotWrite prisoner={prisoner} />;
  return (
    <Screen
      title={t("letter.copy_title")}
      back={{ href: linkTo.letter(prisoner.id, "guide"), text: t("frame.back") }}
      aside={wide.value ? <BesideStep prisoner={prisoner} /> : undefined}
    >
      <StepHead step="copy" />
      <p class="lead">{t("letter.copy_text")}</p>
      <Envelope lines={lines} />
      <p class="small soft">{addressOrigin(facility)}</p>
      <CopyAddress text={lines.map((line) => line.text).join("\n")} />
      <Actions>
        <ActionLink kind="next" href={linkTo.letter(prisoner.id, "post")}>
          {t("letter.next_post")}
        </ActionLink>
      </Actions>
    </Screen>
  );
}
