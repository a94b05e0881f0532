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

/** Half wavelengths that fill the 36 units between the frame's sides with whole waves. */
const halves = [4.5, 6, 9] as const;

/** Three engraved waves whose shape follows a seed: the same person always has the same stamp. */
export function engravedWaves(seed: string): string {
  const phase = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7);
  const half = halves[phase % halves.length] ?? 6;
  const lift = 1.6 + (Math.floor(phase / 3) % 4) * 0.5;
  const sign = phase % 2 === 0 ? -1 : 1;
  return [0, 1, 2]
    .map((row) => {
      const wave = `q${half / 2} ${sign * lift} ${half} 0t${half} 0`;
      return `M6 ${45.5 + row * 3}${wave.repeat(18 / half)}`;
    })
    .join("");
}
