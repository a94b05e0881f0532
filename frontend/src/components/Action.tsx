import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon";
import "./action.css";

/** One `next` per screen; `quiet` is the second step; `stop` removes something. */
export type ActionKind = "next" | "quiet" | "stop";

interface ActionProps {
  kind: ActionKind;
  icon?: IconName | undefined;
  children: ComponentChildren;
}

interface ButtonProps extends ActionProps {
  onPress: () => void;
  busy?: boolean | undefined;
  label?: string | undefined;
}

export function Button({ kind, icon, children, onPress, busy, label }: ButtonProps) {
  return (
    <button
      type="button"
      class={`action action--${kind}`}
      onClick={onPress}
      aria-disabled={busy}
      aria-label={label}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

export function ActionLink({ kind, icon, children, href }: ActionProps & { href: string }) {
  return (
    <a class={`action action--${kind}`} href={href}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}

/** The foot of a screen: the one next step in the thumb's reach, the quiet one under it. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="actions">{children}</div>;
}
