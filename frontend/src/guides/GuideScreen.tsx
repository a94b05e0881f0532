import { useRoute } from "preact-iso/router";
import { ActionLink, Actions } from "../components/Action";
import { EmptyState } from "../frame/EmptyState";
import { Screen } from "../frame/Screen";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { guidesFor } from "./guides-for";
import { Prose } from "./Prose";

export function GuideScreen() {
  const slug = useRoute().params.slug ?? "";
  const { guides, language } = guidesFor();
  const guide = guides.find((known) => known.slug === slug);
  const back = { href: linkTo.guides, text: t("guides.title") };
  if (!guide) return <UnknownGuide none={guides.length === 0} back={back} />;
  return (
    <Screen
      title={guide.title}
      titleLang={language}
      back={back}
      under={<p class="soft lead">{guide.summary}</p>}
    >
      <div lang={language}>
        <Prose html={guide.html} />
      </div>
      <Actions>
        <ActionLink kind="quiet" href={linkTo.guides}>
          {t("guides.all")}
        </ActionLink>
      </Actions>
    </Screen>
  );
}

function UnknownGuide({ none, back }: { none: boolean; back: { href: string; text: string } }) {
  if (none) {
    return (
      <Screen title={t("guides.title")} back={back} status>
        <EmptyState title={t("guides.none_title")}>{t("guides.none_text")}</EmptyState>
      </Screen>
    );
  }
  return (
    <Screen title={t("guides.unknown_title")} back={back}>
      <Actions>
        <ActionLink kind="next" href={linkTo.guides}>
          {t("guides.all")}
        </ActionLink>
      </Actions>
    </Screen>
  );
}
