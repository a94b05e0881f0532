import "../styles/prose.css";

/**
 * A text written in Markdown. The server made and cleaned the HTML (docs/sync-protocol.md); the page's policy allows no
 * script in it either way. `short` leaves the sources to the full text.
 */
export function Prose({ html, short }: { html: string; short?: boolean }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server, checked against the manifest's hash
  return (
    <div
      class={short ? "prose prose--short" : "prose"}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
