import { ActionLink, Actions } from "../components/Action";
import { Screen } from "../frame/Screen";
import { wide } from "../frame/wide";
import { guidesFor } from "../guides/guides-for";
import { Prose } from "../guides/Prose";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { BesideStep } from "./Addressee";
import type { StepProps } from "./LetterScreen";
import { StepHead } from "./StepHead";

/** The guides that matter at this moment; their sources stand in the full text. */
const slugs = ["language", "content"];

export function GuideStep({ prisoner }: StepProps) {
  const { guides, language: lang } = guidesFor();
  const points = guides.filter((guide) => slugs.includes(guide.slug));
  return (
    <Screen
      title={t("letter.guide_title")}
      back={{ href: linkTo.letter(prisoner.id, "know"), text: t("frame.back") }}
      aside={wide.value ? <BesideStep prisoner={prisoner} /> : undefined}
    >
      <StepHead step="guide" />
      <p class="lead">{t("letter.guide_note")}</p>
      {points.length === 0 && <p>{t("letter.guide_missing")}</p>}
      {points.map((guide) => (
        <section key={guide.slug} lang={lang}>
          <Prose html={guide.html} short />
          <a class="link" href={linkTo.guide(guide.slug)}>
            {t("letter.guide_more")}
          </a>
        </section>
      ))}
      <Actions>
        <ActionLink kind="next" href={linkTo.letter(prisoner.id, "copy")}>
          {t("letter.next_copy")}
        </ActionLink>
      </Actions>
    </Screen>
  );
}
