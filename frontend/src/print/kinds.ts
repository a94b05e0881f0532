/** What can be printed, here and by the server (printing/kinds.py). All but the list go into the letter box. */
export const kinds = ["cards", "envelopes_c6", "envelopes_dl", "labels", "list"] as const;
export type Kind = (typeof kinds)[number];

/** Millimetres and points; the places on the paper stand in sheets.css. */
export interface Paper {
  /** The format's name, as everybody calls it. */
  format: string;
  page: readonly [width: number, height: number];
  /** People on one sheet. */
  places: number;
  /** The area that name and address may fill. */
  area: readonly [width: number, height: number];
  /** Largest first. */
  sizes: readonly number[];
}

const sizes = [14, 13, 12, 11, 10, 9, 8, 7] as const;

export const papers: Record<Kind, Paper> = {
  cards: { format: "A6", page: [148, 105], places: 1, area: [62, 50], sizes },
  envelopes_c6: { format: "C6", page: [162, 114], places: 1, area: [84, 58], sizes },
  envelopes_dl: { format: "DL", page: [220, 110], places: 1, area: [98, 54], sizes },
  labels: { format: "A4", page: [210, 297], places: 24, area: [58, 27], sizes: sizes.slice(2) },
  list: { format: "A4", page: [210, 297], places: 6, area: [104, 36], sizes: [16, 15, ...sizes] },
};

export function isPosted(kind: Kind): boolean {
  return kind !== "list";
}
