/** Which modules are turned over, so that a code has no large plain places and nothing that looks like a corner. */
export const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** How hard a pattern is to read: long runs, blocks, what looks like a corner, and too much of one colour. */
export function penalty(dark: readonly boolean[][]): number {
  const size = dark.length;
  const at = (x: number, y: number) => (dark[y]?.[x] ? 1 : 0);
  const lines = dark.flatMap((_, one) => [
    dark.map((_row, other) => at(other, one)).join(""),
    dark.map((_row, other) => at(one, other)).join(""),
  ]);
  let cost = 0;
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) cost += run.length - 2;
    cost += 40 * (line.match(/(?=00001011101|10111010000)/g)?.length ?? 0);
  }
  let all = 0;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      all += at(x, y);
      const four = at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1);
      if (x < size - 1 && y < size - 1 && four % 4 === 0) cost += 3;
    }
  }
  return cost + 10 * Math.floor(Math.abs(all * 20 - size * size * 10) / (size * size));
}
