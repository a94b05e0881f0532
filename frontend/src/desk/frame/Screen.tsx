import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { takeFocusAfterNavigation } from "../../frame/focus";
import { DeskIcon } from "./DeskIcon";
import "../../components/card.css";
import "../../frame/screen.css";
import "./screen.css";

interface ScreenProps {
  title: string;
  back?: { href: string; text: string };
  /** Under the heading. */
  lead?: ComponentChildren;
  /** For what is read as a text, not as a table. */
  narrow?: boolean;
  children?: ComponentChildren;
}

/** One screen of the desk; the heading takes the focus after a change of screen. */
export function Screen({ title, back, lead, narrow, children }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Lebenszeichen`;
  }, [title]);
  useEffect(() => takeFocusAfterNavigation(heading.current), []);
  return (
    <div class={narrow ? "screen deskscreen deskscreen--narrow" : "screen deskscreen"}>
      <header class="screen__head">
        {back && (
          <a class="backlink" href={back.href}>
            <DeskIcon name="back" />
            <span>{back.text}</span>
          </a>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <div class="deskscreen__lead soft">{lead}</div>}
      </header>
      <div class="screen__body stack stack--wide">{children}</div>
    </div>
  );
}
