import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { QrCode } from "../../../frontend/src/components/QrCode";

const QUIET = 4;
/** The corner that cameras look for, seven modules wide. */
const CORNER = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"];

test("a link is dark on white, with a corner to look for at three ends and four white modules around", () => {
  const drawn = renderToString(
    <QrCode
      text={`https://example.org/app/evening/gxm4k7z#${"aB3_-xY9".repeat(6)}`}
      label="Link"
    />,
  );
  const side = Number(/viewBox="0 0 (\d+) /.exec(drawn)?.[1]);
  const dark = new Set([...drawn.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
  const cornerAt = (left: number, top: number) =>
    CORNER.map((row, y) =>
      [...row].map((_, x) => (dark.has(`${left + x} ${top + y}`) ? "#" : ".")).join(""),
    );
  const far = side - QUIET - 7;
  for (const [left, top] of [
    [QUIET, QUIET],
    [far, QUIET],
    [QUIET, far],
  ] as const) {
    expect(cornerAt(left, top)).toEqual(CORNER);
  }
  const places = [...dark].flatMap((place) => place.split(" ").map(Number));
  expect(Math.min(...places)).toBe(QUIET);
  expect(Math.max(...places)).toBe(side - QUIET - 1);
});
