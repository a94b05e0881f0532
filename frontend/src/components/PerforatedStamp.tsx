import { engravedWaves, stampOutline } from "./stamp-outline";
import "./perforated-stamp.css";

export type StampTone = "accent" | "done" | "quiet";

const outline = stampOutline();

interface StampProps {
  initials: string;
  lang: string | undefined;
  seed: string;
  tone: StampTone;
  size: "small" | "large";
}

/** A stamp with initials; decoration beside the written name. */
export function PerforatedStamp({ initials, lang, seed, tone, size }: StampProps) {
  return (
    <svg
      class={`stamp stamp--${tone} stamp--${size}`}
      viewBox="-1 -1 50 62"
      aria-hidden="true"
      focusable="false"
    >
      <path class="stamp__paper" d={outline} />
      <rect class="stamp__frame" x="4" y="4" width="40" height="52" rx="1" />
      <path class="stamp__waves" d={engravedWaves(seed)} />
      <text class="stamp__initials" x="24" y="33" text-anchor="middle" lang={lang}>
        {initials}
      </text>
    </svg>
  );
}
