/** A little more than measured: a printer's letters may be hinted another way than the screen's. */
const SLACK = 1.03;
/** Where nothing can be measured, every letter is taken for a wide one. */
const GUESS = 0.75;

/** How wide a text is in the letters in which addresses are printed, in units of their size. */
export function widthsHere(): (text: string) => number {
  const pen = penHere();
  const known = new Map<string, number>();
  return (text) => {
    const width =
      known.get(text) ?? (pen ? pen.measureText(text).width / 100 : text.length * GUESS);
    known.set(text, width);
    return width * SLACK;
  };
}

function penHere(): CanvasRenderingContext2D | null {
  if (typeof document === "undefined") return null;
  const pen = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.documentElement).getPropertyValue("--serif").trim();
  if (pen) pen.font = `100px ${family || "serif"}`;
  return pen;
}
