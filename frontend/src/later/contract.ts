import type { ComponentType } from "preact";
import type { Shell } from "../local";
import type { Alerts } from "../local/alerts/contract";

/** Screens that nobody sees first. */
export type LaterScreen =
  | "letter"
  | "letters"
  | "releases"
  | "release"
  | "alerts"
  | "guides"
  | "guide"
  | "settings"
  | "imprint"
  | "privacy"
  | "join"
  | "mistake";

/** What the second script holds. */
export interface Later {
  screens: Record<LaterScreen, ComponentType>;
  /** Makes this browser's subscription and connects its screens to it. */
  connect(shell: Shell): Alerts;
}
