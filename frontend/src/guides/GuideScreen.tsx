import { useRoute } from "preact-iso/router";
import { ActionLink, Actions, Button } from "../components/Action";
import { EmptyState } from "../frame/EmptyState";
import { Screen } from "../frame/Screen";
import { wide } from "../frame/wide";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { guidesFor } from "./guides-for";
import { Prose } from "./Prose";
import { Shelf } from "./Shelf";

export function GuideScreen() {
  const slug = useRoute().params.slug ?? "";
  const { guides, language } = guidesFor();
  const guide = guides.find((known) => known.slug === slug);
  const back = { href: linkTo.guides, text: t("guides.title") };
  if (!guide) return <UnknownGuide none={guides.length === 0} back={back} />;
  const following = guides[guides.indexOf(guide) + 1];
  return (
    <Screen
      title={guide.title}
      titleLang={language}
      back={back}
      under={<p class="soft lead">{guide.summary}</p>}
      aside={wide.value ? <Shelf guides={guides} current={slug} lang={language} /> : undefined}
    >
      <div lang={language}>
        <Prose html={guide.html} />
      </div>
      <Actions>
        {following ? (
          <ActionLink kind="next" href={linkTo.guide(following.slug)}>
            {t("guides.next", { title: following.title })}
          </ActionLink>
        ) : (
          <ActionLink kind="next" icon="pen" href={linkTo.write}>
            {t("letters.none_action")}
          </ActionLink>
        )}
        <ActionLink kind="quiet" href={linkTo.guides}>
          {t("guides.all")}
        </ActionLink>
        <Button kind="quiet" onPress={() => window.print()}>
          {t("guides.print")}
        </Button>
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
