import { Icon } from "../components/Icon";
import { EmptyState } from "../frame/EmptyState";
import { Screen } from "../frame/Screen";
import { language, t } from "../messages/translate";
import { linkTo } from "../routes";
import { guidesFor } from "./guides-for";
import "./guides.css";

export function GuidesScreen() {
  const { guides, language: found } = guidesFor();
  return (
    <Screen title={t("guides.title")} under={<p class="soft">{t("guides.text")}</p>}>
      {guides.length === 0 && (
        <EmptyState title={t("guides.none_title")}>{t("guides.none_text")}</EmptyState>
      )}
      {guides.length > 0 && found !== language() && <p>{t("guides.other_language")}</p>}
      <ul class="rows" lang={found}>
        {guides.map((guide) => (
          <li key={guide.slug}>
            <a class="guide-link" href={linkTo.guide(guide.slug)}>
              <span>
                <span class="guide-link__title">{guide.title}</span>
                <span class="guide-link__summary">{guide.summary}</span>
              </span>
              <Icon name="forward" />
            </a>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
