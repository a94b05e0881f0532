import type { ComponentChildren } from "preact";
import "./card.css";

/** A sheet a shade lighter than the page, one hairline, no shadow. */
export function Card({
  title,
  children,
  tone,
}: {
  title?: string;
  children: ComponentChildren;
  tone?: "accent";
}) {
  return (
    <section class={tone ? `card card--${tone}` : "card"}>
      {title && <h2 class="card__title">{title}</h2>}
      {children}
    </section>
  );
}
