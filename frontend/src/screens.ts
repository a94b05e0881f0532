import type { ComponentType } from "preact";
import { LostScreen } from "./frame/Refusals";
import { fromLater } from "./later/FromLater";
import { WriteScreen } from "./letters/WriteScreen";
import { PrisonerScreen } from "./prisoners/PrisonerScreen";
import { PrisonersScreen } from "./prisoners/PrisonersScreen";
import type { RouteName } from "./routes";
import { WelcomeScreen } from "./welcome/WelcomeScreen";

/** The screen of every route; a route without one is a type error. */
export const screens: Record<RouteName, ComponentType> = {
  write: WriteScreen,
  welcome: WelcomeScreen,
  prisoners: PrisonersScreen,
  prisoner: PrisonerScreen,
  letter: fromLater("letter"),
  releases: fromLater("releases"),
  release: fromLater("release"),
  alerts: fromLater("alerts"),
  letters: fromLater("letters"),
  batch: fromLater("batch"),
  handover: fromLater("handover"),
  birthdays: fromLater("birthdays"),
  year: fromLater("year"),
  backup: fromLater("backup"),
  print: fromLater("print"),
  evenings: fromLater("evenings"),
  evening: fromLater("evening"),
  guides: fromLater("guides"),
  guide: fromLater("guide"),
  settings: fromLater("settings"),
  imprint: fromLater("imprint"),
  privacy: fromLater("privacy"),
  join: fromLater("join"),
  mistake: fromLater("mistake"),
  lost: LostScreen,
};
