import { HearAboutIt } from "../alerts/HearAboutIt";
import { ActionLink } from "../components/Action";
import { Card } from "../components/Card";
import { Screen } from "../frame/Screen";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { AboutSection } from "./AboutSection";
import { CampaignSection } from "./CampaignSection";
import { CountingSection } from "./CountingSection";
import { JourneySection } from "./JourneySection";
import { LanguageSection } from "./LanguageSection";
import { NextPersonSection } from "./NextPersonSection";
import { RememberSection } from "./RememberSection";
import { StorageSection } from "./StorageSection";
import { ThemeSection } from "./ThemeSection";
import { WipeSection } from "./WipeSection";
import "./settings.css";

/** Answers that can be changed, what is stored here, and how to forget it. */
export function SettingsScreen() {
  return (
    <Screen title={t("settings.title")} status aside={<Aside />}>
      <LanguageSection />
      <ThemeSection />
      <CountingSection />
      <RememberSection />
      <CampaignSection />
      <HearAboutIt />
      <Card title={t("backup.title")}>
        <p>{t("backup.text")}</p>
        <ActionLink kind="quiet" href={linkTo.backup}>
          {t("letters.to_backup")}
        </ActionLink>
      </Card>
      <h2 class="settings__group">{t("settings.forget")}</h2>
      <JourneySection />
      <NextPersonSection />
      <WipeSection />
    </Screen>
  );
}

function Aside() {
  return (
    <>
      <StorageSection />
      <AboutSection />
      <p class="settings__legal">
        <a class="link" href={linkTo.imprint}>
          {t("nav.imprint")}
        </a>
        <a class="link" href={linkTo.privacy}>
          {t("nav.privacy")}
        </a>
      </p>
    </>
  );
}
