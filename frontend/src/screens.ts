import type { ComponentType } from "preact";
import { JoinScreen } from "./campaigns/JoinScreen";
import { LostScreen } from "./frame/Refusals";
import { GuideScreen } from "./guides/GuideScreen";
import { GuidesScreen } from "./guides/GuidesScreen";
import { LetterScreen } from "./letters/LetterScreen";
import { LettersScreen } from "./letters/LettersScreen";
import { WriteScreen } from "./letters/WriteScreen";
import { PrisonerScreen } from "./prisoners/PrisonerScreen";
import { PrisonersScreen } from "./prisoners/PrisonersScreen";
import { ReleasesScreen } from "./releases/ReleasesScreen";
import type { RouteName } from "./routes";
import { ImprintScreen, PrivacyScreen } from "./settings/NoticeScreen";
import { SettingsScreen } from "./settings/SettingsScreen";
import { WelcomeScreen } from "./welcome/WelcomeScreen";

/** The screen of every route; a route without one is a type error. */
export const screens: Record<RouteName, ComponentType> = {
  write: WriteScreen,
  welcome: WelcomeScreen,
  prisoners: PrisonersScreen,
  prisoner: PrisonerScreen,
  letter: LetterScreen,
  releases: ReleasesScreen,
  letters: LettersScreen,
  guides: GuidesScreen,
  guide: GuideScreen,
  settings: SettingsScreen,
  imprint: ImprintScreen,
  privacy: PrivacyScreen,
  join: JoinScreen,
  lost: LostScreen,
};
