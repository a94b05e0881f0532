import "../styles/prose.css";

/**
 * A text written in Markdown. The server made and cleaned the HTML (docs/sync-protocol.md); the page's policy allows no
 * script in it either way. `short` leaves the sources to the full text.
 */
export function Prose({ html, short }: { html: string; short?: boolean }) {
  const shape = short ? "prose prose--short" : "prose";
  const cleaned = { __html: html };
  return <div class={shape} dangerouslySetInnerHTML={cleaned} />;
}
