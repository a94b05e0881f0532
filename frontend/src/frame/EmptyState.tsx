import type { ComponentChildren } from "preact";

interface EmptyStateProps {
  title: string;
  children: ComponentChildren;
}

/** Nothing to show, and why; an action may follow as a further child. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <div class="empty__text soft">{children}</div>
    </div>
  );
}
