/** Measures of the stamp in its own units: 8 by 10 teeth, 6 units each. */
export const stampBox = { width: 48, height: 60, pitch: 6, bite: 1.9 } as const;

/** One edge of `teeth` teeth along (dx, dy): half a gap, a round bite inwards, and so on. */
function perforatedEdge(teeth: number, dx: number, dy: number): string {
  const { pitch, bite } = stampBox;
  const half = pitch / 2 - bite;
  const line = `l${dx * half} ${dy * half}`;
  const hole = `a${bite} ${bite} 0 0 0 ${dx * bite * 2} ${dy * bite * 2}`;
  return (line + hole + line).repeat(teeth);
}

/** The perforated outline as an SVG path, clockwise from the top left corner. */
export function stampOutline(): string {
  const { width, height, pitch } = stampBox;
  const across = width / pitch;
  const down = height / pitch;
  return `M0 0${perforatedEdge(across, 1, 0)}${perforatedEdge(down, 0, 1)}${perforatedEdge(across, -1, 0)}${perforatedEdge(down, 0, -1)}z`;
}

/** Three engraved waves whose shape follows a seed: the same person always has the same stamp. */
export function engravedWaves(seed: string): string {
  const phase = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7);
  return [0, 1, 2]
    .map((row) => {
      const y = 45 + row * 3;
      const lift = 1.5 + ((phase >> row) % 4) * 0.6;
      const half = 6 + ((phase >> (row + 2)) % 3) * 2;
      return `M6 ${y}${`q${half / 2} ${-lift} ${half} 0t${half} 0`.repeat(Math.ceil(18 / half))}`;
    })
    .join("");
}
