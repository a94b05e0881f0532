import { expect, test } from "vitest";
import { orderPage } from "../../../frontend/tooling/page_plugin";

const written = `<html><head>
    <script type="module" crossorigin src="/app/assets/index-1.js"></script>
    <link rel="stylesheet" crossorigin href="/app/assets/style-1.css">
  </head>
  <body>
    <div id="app"></div>
  </body></html>`;

test("the page paints before it runs: styles in the head, a classic script behind the body's words", () => {
  const page = orderPage(written);
  expect(page).toContain('<link rel="stylesheet" href="/app/assets/style-1.css" />');
  expect(page).toContain('<script src="/app/assets/index-1.js"></script>\n  </body>');
  expect(page.match(/<script/g)).toHaveLength(1);
});

test("a page that is written otherwise is refused, not left as it is", () => {
  expect(() => orderPage(written.replace(" crossorigin", ""))).toThrow("index.html");
  expect(() => orderPage(written.replace("stylesheet", "preload"))).toThrow("index.html");
});
