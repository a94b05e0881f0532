import type { ComponentType } from "preact";
import type { Proposal, Recording, Shell } from "../local";
import type { Alerts } from "../local/alerts/contract";
import type { Prisoner } from "../local/types";

/** Screens that nobody sees first. */
export type LaterScreen =
  | "letter"
  | "letters"
  | "batch"
  | "handover"
  | "birthdays"
  | "year"
  | "backup"
  | "print"
  | "evenings"
  | "evening"
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
  /** Parts of somebody's page: the stamp with a picture where there is one, and what stands below the address. */
  person: {
    Portrait: ComponentType<{ prisoner: Prisoner }>;
    OtherNames: ComponentType<{ prisoner: Prisoner }>;
    History: ComponentType<{ prisoner: Prisoner }>;
    FamilyDoor: ComponentType<{ id: string }>;
  };
  /** What the first screen has besides names: choosing whom to be proposed, taking them, and why somebody is. */
  choosing: {
    Choosing: ComponentType;
    Take: ComponentType<{ ids: string[] }>;
    why(proposal: Proposal): string;
  };
  /** What stores whatever a person decides. */
  recording: Recording;
  /** Makes this browser's subscription and connects its screens to it. */
  connect(shell: Shell): Alerts;
}
