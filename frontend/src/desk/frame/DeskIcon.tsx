/** Drawn on a square of 24. The phone's own set stays as small as its bundle. */
const outlines = {
  waiting: "M4 13.500h4.500l1.500 3h4l1.500-3H20M5.500 5h13L20 13.500V19.500H4v-6z",
  releases: "M5 21V4h9v17M3 21h18M14 12h7m-3-3 3 3-3 3",
  campaign: "M4 20h16M7 16v-5m5 5V6m5 10v-7",
  evenings: "M4 19.500h16M6 19.500V12h12v7.500M8.500 12V8.500h7V12M12 4v1.500",
  reports:
    "M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17zM9.500 9.500a2.500 2.500 0 1 1 3.300 2.400c-.6.2-.8.6-.8 1.300M12 16.300v.1",
  imports: "M12 3.500v10.500m-4.500-4 4.500 4.500 4.500-4.500M4 15.500v4.500h16v-4.500",
  people:
    "M12 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM5 20c.6-4 3.300-5.500 7-5.500s6.400 1.500 7 5.500",
  setAside: "M4 5h16v4H4zM5.500 9v10.500h13V9M9.500 13h5",
  facilities: "M4 20V9.500l8-4.500 8 4.500V20M4 20h16M8.500 20v-7M12 20v-7M15.500 20v-7",
  letters: "M3.500 6h17v12.500h-17zM3.500 7l8.500 6.500L20.500 7",
  mistakes: "M12 4 21 19.500H3zM12 10v4.500M12 17v.1",
  family: "M4 20.500V11l8-6.500L20 11v9.500zM9.500 20.500V14h5v6.500",
  withheld:
    "M3.500 12c2-3.700 5-5.500 8.500-5.500s6.500 1.800 8.500 5.500c-2 3.700-5 5.500-8.500 5.500S5.500 15.700 3.500 12zM5 20 19 4",
  coordinators:
    "M9 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c.5-3.700 3-5.500 6.500-5.500s6 1.800 6.500 5.500M15.500 5a3.500 3.500 0 0 1 0 6.500M18 14.800c2 .7 3.200 2.400 3.500 5.200",
  audit: "M6 3.500h12v17H6zM9 8h6M9 12h6M9 16h3.500",
  me: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500c.6-4 3.600-6 7.500-6s6.900 2 7.500 6",
  more: "M5 12h.1M12 12h.1M19 12h.1",
  back: "M14.500 5.500 8 12l6.500 6.500",
  outside: "M14 5h5v5M19 5l-8 8M17 14v5H5V7h5",
  key: "M8 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM12.500 12H21v3.500M17 12v2.500",
  check: "M5 12.500l4.700 4.700L19 7.500",
} as const;

export type DeskIconName = keyof typeof outlines;

/** Decoration beside words, never instead of them. */
export function DeskIcon({ name }: { name: DeskIconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={outlines[name]} />
    </svg>
  );
}
