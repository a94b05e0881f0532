/** Outlines on a 24-unit square, drawn here so that nothing is loaded. */
const outlines = {
  pen: "M4 20l1-4L16.5 4.5a2.1 2.1 0 0 1 3 3L8 19l-4 1zM14.5 6.5l3 3",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-4 3.600-6 7.500-6s6.900 2 7.500 6",
  door: "M5 21V4h9v17M3 21h18M14 12h7m-3-3 3 3-3 3",
  cards: "M3.500 8.500h13v11h-13zM7.500 8V4.500h13v11H17M3.500 9l6.500 5 6.500-5",
  book: "M12 6c-2-1.500-4.700-2-8-2v14.500c3.300 0 6 .5 8 2 2-1.500 4.700-2 8-2V4c-3.300 0-6 .5-8 2zm0 0v14.500",
  sliders:
    "M4 7h9m5 0h2M4 17h2m5 0h9M15.500 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM8.500 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
  search: "M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zm4.700-1.800L20.500 20.500",
  cross: "M6 6l12 12M18 6 6 18",
  check: "M5 12.500l4.700 4.700L19 7.500",
  back: "M14.500 5.500 8 12l6.500 6.500",
  forward: "M9.500 5.500 16 12l-6.500 6.500",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  stop: "M12 7.500v5.500m0 3.500v.1M12 3 2.500 20h19z",
  bell: "M6 16.500V11a6 6 0 1 1 12 0v5.500l1.500 2h-15zM10 21h4",
} as const;

export type IconName = keyof typeof outlines;

/** Decoration beside words, never instead of them. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={outlines[name]} />
    </svg>
  );
}
