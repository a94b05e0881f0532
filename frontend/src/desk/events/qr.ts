/**
 * QR codes of links (ISO/IEC 18004): bytes, level M, versions 1 to 10, which hold 213 bytes. Drawn by the browser
 * itself, because a key in a link is nobody else's to see.
 */
import { MASKS, penalty } from "./qr-masks";

/** Codewords of each block for repair, and for each group how many blocks of how many codewords for data. */
const VERSIONS: readonly [
  repair: number,
  blocks: readonly (readonly [count: number, data: number])[],
][] = [
  [10, [[1, 16]]],
  [16, [[1, 28]]],
  [26, [[1, 44]]],
  [18, [[2, 32]]],
  [24, [[2, 43]]],
  [16, [[4, 27]]],
  [18, [[4, 31]]],
  [
    22,
    [
      [2, 38],
      [2, 39],
    ],
  ],
  [
    22,
    [
      [3, 36],
      [2, 37],
    ],
  ],
  [
    26,
    [
      [4, 43],
      [1, 44],
    ],
  ],
];
/** Centres of the small squares. */
const CENTRES: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];

/** Rows of modules, true is dark; without the quiet zone of four around it. Throws a RangeError above 213 bytes. */
export function qrCode(text: string): boolean[][] {
  const bytes = new TextEncoder().encode(text);
  const version = VERSIONS.findIndex((_, at) => bytes.length <= room(at + 1)) + 1;
  if (version === 0) throw new RangeError("too long for a QR code of ours");
  const codewords = interleaved(padded(bytes, version), version);
  let best: Grid | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < 8; mask += 1) {
    const grid = drawn(version, codewords, mask);
    const cost = penalty(grid.dark);
    if (cost < least) [best, least] = [grid, cost];
  }
  return (best as Grid).dark;
}

const dataOf = (version: number): number =>
  (VERSIONS[version - 1]?.[1] ?? []).reduce((sum, [count, data]) => sum + count * data, 0);

/** Mode and length take 12 bits, from version 10 on 20. */
const lengthBits = (version: number): number => (version < 10 ? 8 : 16);
const room = (version: number): number =>
  Math.floor((dataOf(version) * 8 - 4 - lengthBits(version)) / 8);

function padded(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = [];
  const put = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit -= 1) bits.push((value >> bit) & 1);
  };
  put(0b0100, 4);
  put(bytes.length, lengthBits(version));
  for (const byte of bytes) put(byte, 8);
  const whole = dataOf(version) * 8;
  put(0, Math.min(4, whole - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let turn = 0; bits.length < whole; turn += 1) put(turn % 2 ? 0x11 : 0xec, 8);
  const words: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    words.push(Number.parseInt(bits.slice(at, at + 8).join(""), 2));
  }
  return words;
}

function interleaved(words: number[], version: number): number[] {
  const [repair, groups] = VERSIONS[version - 1] ?? [0, []];
  const blocks: number[][] = [];
  let at = 0;
  for (const [count, size] of groups) {
    for (let block = 0; block < count; block += 1) {
      blocks.push(words.slice(at, at + size));
      at += size;
    }
  }
  const repairs = blocks.map((block) => remainder(block, repair));
  return [...inTurns(blocks), ...inTurns(repairs)];
}

function inTurns(blocks: number[][]): number[] {
  const longest = Math.max(...blocks.map((block) => block.length));
  return Array.from({ length: longest }, (_, at) =>
    blocks.flatMap((block) => (at < block.length ? [block[at] as number] : [])),
  ).flat();
}

/** Product in the field of 256 elements over x⁸ + x⁴ + x³ + x² + 1. */
function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    if ((other >> bit) & 1) product ^= one;
  }
  return product;
}

function remainder(block: readonly number[], degree: number): number[] {
  const divisor = new Array<number>(degree).fill(0);
  divisor[degree - 1] = 1;
  for (let root = 1, turn = 0; turn < degree; turn += 1, root = times(root, 2)) {
    for (let at = 0; at < degree; at += 1) {
      divisor[at] = times(divisor[at] as number, root) ^ (divisor[at + 1] ?? 0);
    }
  }
  const rest = new Array<number>(degree).fill(0);
  for (const word of block) {
    const factor = word ^ (rest.shift() as number);
    rest.push(0);
    divisor.forEach((part, at) => {
      rest[at] = (rest[at] as number) ^ times(part, factor);
    });
  }
  return rest;
}

interface Grid {
  dark: boolean[][];
  /** Modules that carry no data. */
  fixed: boolean[][];
}

function drawn(version: number, codewords: readonly number[], mask: number): Grid {
  const size = 17 + 4 * version;
  const rows = () => Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  const grid: Grid = { dark: rows(), fixed: rows() };
  const set = (x: number, y: number, dark: boolean) => {
    const [row, fixed] = [grid.dark[y], grid.fixed[y]];
    if (!row || !fixed || x < 0 || x >= size) return;
    row[x] = dark;
    fixed[x] = true;
  };
  patterns(version, size, set, (x, y) => grid.fixed[y]?.[x] ?? false);
  formats(version, size, mask, set);
  fill(grid, size, codewords, MASKS[mask] as (x: number, y: number) => boolean);
  return grid;
}

type Setter = (x: number, y: number, dark: boolean) => void;

function patterns(
  version: number,
  size: number,
  set: Setter,
  isFixed: (x: number, y: number) => boolean,
): void {
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    square(cx, cy, 4, (far) => far !== 2 && far !== 4, set);
  }
  const centres = CENTRES[version - 1] ?? [];
  for (const cx of centres) {
    for (const cy of centres) {
      const inTheLine = cx === 6 || cy === 6;
      const corner =
        isFixed(cx, cy) &&
        !(inTheLine && cx > 7 && cx < size - 8) &&
        !(inTheLine && cy > 7 && cy < size - 8);
      if (!corner) square(cx, cy, 2, (far) => far !== 1, set);
    }
  }
}

function square(
  cx: number,
  cy: number,
  reach: number,
  isDark: (far: number) => boolean,
  set: Setter,
): void {
  for (let dy = -reach; dy <= reach; dy += 1) {
    for (let dx = -reach; dx <= reach; dx += 1) {
      set(cx + dx, cy + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  }
}

function coded(value: number, bits: number, divisor: number): number {
  let rest = value;
  for (let turn = 0; turn < bits; turn += 1) rest = (rest << 1) ^ ((rest >> (bits - 1)) * divisor);
  return (value << bits) | rest;
}

function formats(version: number, size: number, mask: number, set: Setter): void {
  // Level M is 00.
  const format = coded(mask, 10, 0x537) ^ 0x5412;
  const bit = (at: number) => ((format >> at) & 1) === 1;
  for (let at = 0; at < 6; at += 1) set(8, at, bit(at));
  set(8, 7, bit(6));
  set(8, 8, bit(7));
  set(7, 8, bit(8));
  for (let at = 9; at < 15; at += 1) set(14 - at, 8, bit(at));
  for (let at = 0; at < 8; at += 1) set(size - 1 - at, 8, bit(at));
  for (let at = 8; at < 15; at += 1) set(8, size - 15 + at, bit(at));
  set(8, size - 8, true);
  if (version < 7) return;
  const number = coded(version, 12, 0x1f25);
  for (let at = 0; at < 18; at += 1) {
    const [near, far] = [Math.floor(at / 3), size - 11 + (at % 3)];
    set(far, near, ((number >> at) & 1) === 1);
    set(near, far, ((number >> at) & 1) === 1);
  }
}

function fill(
  { dark, fixed }: Grid,
  size: number,
  codewords: readonly number[],
  mask: (x: number, y: number) => boolean,
): void {
  const free = inOrder(size).filter(([x, y]) => !fixed[y]?.[x]);
  free.forEach(([x, y], at) => {
    const bit = ((codewords[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
    (dark[y] as boolean[])[x] = (bit === 1) !== mask(x, y);
  });
}

/** Two columns at a time from the right, up and down in turns, past the vertical line of dots. */
function inOrder(size: number): [x: number, y: number][] {
  const order: [number, number][] = [];
  for (let pair = 0; pair < (size - 1) / 2; pair += 1) {
    const right = size - 1 - 2 * pair - (size - 1 - 2 * pair <= 6 ? 1 : 0);
    for (let step = 0; step < size; step += 1) {
      const y = pair % 2 === 0 ? size - 1 - step : step;
      order.push([right, y], [right - 1, y]);
    }
  }
  return order;
}
