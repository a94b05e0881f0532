import "./chip.css";

export type ChipTone = "plain" | "done" | "stop";

/** A few words about something, in the machine's voice. */
export function Chip({ tone = "plain", children }: { tone?: ChipTone; children: string }) {
  return <span class={`chip chip--${tone}`}>{children}</span>;
}
