import type { ComponentChildren } from "preact";
import "./card.css";

/** A sheet a shade lighter than the page, one hairline, no shadow; `quiet` is a shade darker. Never blue: it cannot be tapped. */
export function Card({
  title,
  children,
  tone,
}: {
  title?: string;
  children: ComponentChildren;
  tone?: "quiet";
}) {
  return (
    <section class={tone ? `card card--${tone}` : "card"}>
      {title && <h2 class="card__title">{title}</h2>}
      {children}
    </section>
  );
}
