import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";
import "./note.css";

export type NoteTone = "stop" | "done" | "plain" | "strong";

const icons = { stop: "stop", done: "check", plain: null, strong: null } as const;

interface NoteProps {
  tone: NoteTone;
  /** Announced when it appears: politely, or at once for what went wrong. */
  live?: "status" | "alert";
  title?: string;
  children?: ComponentChildren;
}

/** Something to know here and now; the words say it, colour and sign only repeat it. */
export function Note({ tone, live, title, children }: NoteProps) {
  const icon = icons[tone];
  return (
    <div class={`note note--${tone}`} role={live}>
      {icon && <Icon name={icon} />}
      <div class="note__text">
        {title && <p class="note__title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
