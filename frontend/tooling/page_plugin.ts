import type { Plugin } from "vite";

const SCRIPT = /\s*<script type="module" crossorigin (src="[^"]+")><\/script>/;
const STYLES = /<link rel="stylesheet" crossorigin (href="[^"]+")>/;

/** Puts the files of the built page in the order of docs/decisions/0009-first-paint.md. */
export function pagePlugin(): Plugin {
  return {
    name: "lebenszeichen-page",
    apply: "build",
    transformIndexHtml: { order: "post", handler: orderPage },
  };
}

/** Styles in the head, the script at the end of the body and a classic one: only such are kept compiled. */
export function orderPage(html: string): string {
  const script = SCRIPT.exec(html)?.[1];
  if (!script || !STYLES.test(html)) throw new Error("index.html is not as Vite used to write it");
  return html
    .replace(SCRIPT, "")
    .replace(STYLES, '<link rel="stylesheet" $1 />')
    .replace("</body>", `  <script ${script}></script>\n  </body>`);
}
