import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { AirmailEdge } from "../components/AirmailEdge";
import { Icon } from "../components/Icon";
import { watched } from "../replica";
import { edgeState } from "./connection";
import { takeFocusAfterNavigation } from "./focus";
import { StatusLine } from "./StatusLine";
import "./screen.css";

interface ScreenProps {
  title: string;
  titleLang?: string | undefined;
  /** Where "back" leads; absent on the four places of the bar. */
  back?: { href: string; text: string } | undefined;
  /** The outbox's airmail edge; at most once per screen. */
  edge?: boolean;
  status?: boolean;
  /** Beside the heading, for instance a stamp. */
  beside?: ComponentChildren;
  /** Under the heading, before the status line. */
  under?: ComponentChildren;
  /** A second column from 900 px. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

/** One screen: one question or one sentence as its heading, then what belongs to it. */
export function Screen({
  title,
  titleLang,
  back,
  edge,
  status,
  beside,
  under,
  aside,
  children,
}: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Soft hyphens help a heading to break; a tab shows them as odd signs.
    document.title = `${title.replace(/\u00ad/g, "")} · Lebenszeichen`;
  }, [title]);
  useEffect(() => takeFocusAfterNavigation(heading.current), []);
  return (
    <div class={aside ? "screen screen--aside" : "screen"}>
      {edge && <AirmailEdge state={edgeState(watched().sync())} />}
      <header class="screen__head">
        {back && (
          <a class="backlink" href={back.href}>
            <Icon name="back" />
            <span>{back.text}</span>
          </a>
        )}
        <div class={beside ? "hero" : undefined}>
          {beside}
          <div class="hero__text">
            <h1 ref={heading} tabIndex={-1} lang={titleLang}>
              {title}
            </h1>
            {under}
          </div>
        </div>
        {status && <StatusLine />}
      </header>
      <div class="screen__body stack">{children}</div>
      {aside && <aside class="screen__aside stack">{aside}</aside>}
    </div>
  );
}
