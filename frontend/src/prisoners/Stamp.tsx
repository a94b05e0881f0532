import { PerforatedStamp } from "../components/PerforatedStamp";
import type { Prisoner } from "../local/types";
import { language } from "../messages/translate";
import { initials, mainName, ownScriptName } from "./names";

/** The stamp of a person: initials in their own script; green only once they came out. */
export function Stamp({ prisoner, size }: { prisoner: Prisoner; size: "small" | "large" }) {
  const name = ownScriptName(prisoner, language()) ?? mainName(prisoner, language());
  const tone = { held: "accent", do_not_write: "quiet", came_out: "done" } as const;
  return (
    <PerforatedStamp
      initials={initials(name.text)}
      lang={name.lang}
      seed={prisoner.id}
      tone={tone[prisoner.state]}
      size={size}
    />
  );
}
