import type { Prisoner, SpokenLanguage } from "../local/types";
import { mainName, ownScriptName, type WrittenName, writtenNames } from "./names";

/** What the heading and the line under it leave out. One Latin spelling is enough to read; the rest stands on the person's page. */
export function furtherNames(prisoner: Prisoner, reader: SpokenLanguage): WrittenName[] {
  const shown = [mainName(prisoner, reader).text, ownScriptName(prisoner, reader)?.text];
  return writtenNames(prisoner, reader).filter((name) => !shown.includes(name.text));
}
