/**
 * Every screen of the app, as data: the router is built from it, and so are the accessibility and screenshot tests
 * (each route in each of its states). Nothing is imported here, so that any tool can read this file alone.
 */

/** data: something to show · empty: nothing yet · error: what is needed is missing or failed · offline: no network. */
export type ScreenState = "data" | "empty" | "error" | "offline";

export interface Route {
  name: string;
  /** The router's pattern. */
  path: string;
  /** A path to open in a test; `:id`, `:release` and `:slug` are filled from the data at hand. */
  example: string;
  /** Shown while nothing is kept on this phone; every other route leads to welcome first. */
  beforeKeeping: boolean;
  /** The place in the bottom bar that this screen belongs to. */
  place: "write" | "prisoners" | "releases" | "letters" | "guides" | "settings" | null;
  states: readonly ScreenState[];
}

const all = ["data", "empty", "error", "offline"] as const;

export const routes = [
  {
    name: "write",
    path: "/app/",
    example: "/app/",
    beforeKeeping: false,
    place: "write",
    states: all,
  },
  {
    name: "welcome",
    path: "/app/welcome",
    example: "/app/welcome",
    beforeKeeping: true,
    place: null,
    states: all,
  },
  {
    name: "prisoners",
    path: "/app/prisoners",
    example: "/app/prisoners",
    beforeKeeping: false,
    place: "prisoners",
    states: all,
  },
  {
    name: "prisoner",
    path: "/app/prisoners/:id",
    example: "/app/prisoners/:id",
    beforeKeeping: false,
    place: "prisoners",
    states: all,
  },
  {
    name: "mistake",
    path: "/app/prisoners/:id/wrong",
    example: "/app/prisoners/:id/wrong",
    beforeKeeping: false,
    place: "prisoners",
    states: all,
  },
  {
    name: "letter",
    path: "/app/prisoners/:id/write",
    example: "/app/prisoners/:id/write",
    beforeKeeping: false,
    place: "write",
    states: all,
  },
  {
    name: "releases",
    path: "/app/releases",
    example: "/app/releases",
    beforeKeeping: false,
    place: "releases",
    states: all,
  },
  {
    name: "release",
    path: "/app/releases/:id",
    example: "/app/releases/:release",
    beforeKeeping: true,
    place: "releases",
    states: all,
  },
  {
    name: "alerts",
    path: "/app/alerts",
    example: "/app/alerts",
    beforeKeeping: true,
    place: "releases",
    states: all,
  },
  {
    name: "letters",
    path: "/app/letters",
    example: "/app/letters",
    beforeKeeping: false,
    place: "letters",
    states: all,
  },
  {
    name: "batch",
    path: "/app/batch",
    example: "/app/batch",
    beforeKeeping: false,
    place: "write",
    states: all,
  },
  {
    name: "handover",
    path: "/app/batch/take",
    example: "/app/batch/take#:id",
    beforeKeeping: false,
    place: "write",
    states: all,
  },
  {
    name: "birthdays",
    path: "/app/birthdays",
    example: "/app/birthdays",
    beforeKeeping: false,
    place: "write",
    states: all,
  },
  {
    name: "year",
    path: "/app/year",
    example: "/app/year",
    beforeKeeping: false,
    place: "letters",
    states: all,
  },
  {
    name: "backup",
    path: "/app/settings/backup",
    example: "/app/settings/backup",
    beforeKeeping: false,
    place: "settings",
    states: all,
  },
  {
    name: "print",
    path: "/app/print",
    example: "/app/print?people=:id",
    beforeKeeping: false,
    place: "letters",
    states: all,
  },
  {
    name: "evenings",
    path: "/app/evening",
    example: "/app/evening",
    beforeKeeping: false,
    place: "letters",
    states: all,
  },
  {
    name: "evening",
    path: "/app/evening/:code",
    example: "/app/evening/gxm4k7z#organiser-key",
    beforeKeeping: false,
    place: "letters",
    states: all,
  },
  {
    name: "guides",
    path: "/app/guides",
    example: "/app/guides",
    beforeKeeping: false,
    place: "guides",
    states: all,
  },
  {
    name: "guide",
    path: "/app/guides/:slug",
    example: "/app/guides/:slug",
    beforeKeeping: false,
    place: "guides",
    states: all,
  },
  {
    name: "settings",
    path: "/app/settings",
    example: "/app/settings",
    beforeKeeping: false,
    place: "settings",
    states: all,
  },
  {
    name: "imprint",
    path: "/app/imprint",
    example: "/app/imprint",
    beforeKeeping: false,
    place: null,
    states: all,
  },
  {
    name: "privacy",
    path: "/app/privacy",
    example: "/app/privacy",
    beforeKeeping: false,
    place: null,
    states: all,
  },
  {
    name: "join",
    path: "/app/join",
    example: "/app/join#campaign=everyone",
    beforeKeeping: false,
    place: null,
    states: all,
  },
  {
    name: "lost",
    path: "/app/*",
    example: "/app/no-such-page",
    beforeKeeping: false,
    place: null,
    states: ["data"],
  },
] as const satisfies readonly Route[];

export type RouteName = (typeof routes)[number]["name"];
export type Place = NonNullable<Route["place"]>;

export const letterSteps = ["know", "guide", "copy", "post"] as const;
export type LetterStep = (typeof letterSteps)[number];

/** Links, in one place. Ids and slugs come from the server and are escaped all the same. */
export const linkTo = {
  write: "/app/",
  welcome: "/app/welcome",
  prisoners: "/app/prisoners",
  prisoner: (id: string) => `/app/prisoners/${encodeURIComponent(id)}`,
  letter: (id: string, step: LetterStep) =>
    `/app/prisoners/${encodeURIComponent(id)}/write?step=${step}`,
  releases: "/app/releases",
  release: (id: string) => `/app/releases/${encodeURIComponent(id)}`,
  alerts: "/app/alerts",
  letters: "/app/letters",
  batch: "/app/batch",
  /** Ids in the fragment: no server sees them. */
  handover: (ids: readonly string[]) =>
    `/app/batch/take${ids.length > 0 ? `#${ids.join(".")}` : ""}`,
  birthdays: "/app/birthdays",
  year: "/app/year",
  backup: "/app/settings/backup",
  print: (ids: readonly string[] = []) =>
    ids.length > 0 ? `/app/print?people=${ids.map(encodeURIComponent).join(",")}` : "/app/print",
  evenings: "/app/evening",
  evening: (code: string) => `/app/evening/${code}`,
  guides: "/app/guides",
  guide: (slug: string) => `/app/guides/${encodeURIComponent(slug)}`,
  settings: "/app/settings",
  mistake: (id: string) => `/app/prisoners/${id}/wrong`,
  /** The family's door: a plain page of the server's. */
  family: (language: string, id: string) => `/${language}/family/${id}`,
  imprint: "/app/imprint",
  privacy: "/app/privacy",
  /** Plain pages from the server: no worker, nothing stored. */
  plainPrisoners: (language: string) => `/${language}/prisoners`,
  plainReleases: (language: string) => `/${language}/releases`,
  plainRelease: (language: string, id: string) => `/${language}/releases/${encodeURIComponent(id)}`,
  plainNotice: (language: string, slug: "imprint" | "privacy") => `/${language}/${slug}`,
} as const;
