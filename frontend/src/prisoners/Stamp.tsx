import { PerforatedStamp } from "../components/PerforatedStamp";
import type { Prisoner } from "../local/types";
import { language, t } from "../messages/translate";
import { initials, mainName, ownScriptName } from "./names";
import "./stamp.css";

const tones = { held: "accent", do_not_write: "quiet", came_out: "done", died: "quiet" } as const;

/** The stamp of a person: initials in their own script; green only once they came out. Invented people say so under it. */
export function Stamp({ prisoner, size }: { prisoner: Prisoner; size: "small" | "large" }) {
  const name = ownScriptName(prisoner, language()) ?? mainName(prisoner, language());
  return (
    <span class="stamp-place">
      <PerforatedStamp
        initials={initials(name.text)}
        lang={name.lang}
        seed={prisoner.id}
        tone={tones[prisoner.state]}
        size={size}
      />
      {prisoner.sample && <span class="made-up">{t("frame.sample_mark")}</span>}
    </span>
  );
}
