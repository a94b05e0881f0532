/**
 * Every screen of the desk, as data: the router is built from it, and so are the tests that walk through the screens.
 * Nothing is imported here, so that any tool can read this file alone.
 */

/** data: something to show · empty: nothing yet · error: the server failed · offline: nobody answers. */
export type DeskState = "data" | "empty" | "error" | "offline";

export interface DeskRoute {
  name: string;
  /** The router's pattern. */
  path: string;
  /** Opened in a test where the pattern alone does not do; a test fills `:id`, `:person` and `:import` from the data at hand. */
  example?: string;
  /** Shown to whoever has not signed in. */
  toStrangers: boolean;
  /** Who may open it: an assistant sees numbers and cards held for a look. */
  role: "assistant" | "coordinator";
  /** Its place in the rail; on phones the first three stand in the bar and the others under "more". */
  place: string | null;
}

export const routes = [
  {
    name: "waiting",
    path: "/desk/",
    toStrangers: false,
    role: "assistant",
    place: "waiting",
  },
  {
    name: "signIn",
    path: "/desk/sign-in",
    toStrangers: true,
    role: "assistant",
    place: null,
  },
  {
    name: "enrol",
    path: "/desk/enrol",
    toStrangers: true,
    role: "assistant",
    place: null,
  },
  {
    name: "releases",
    path: "/desk/releases",
    toStrangers: false,
    role: "coordinator",
    place: "releases",
  },
  {
    name: "compose",
    path: "/desk/releases/new",
    toStrangers: false,
    role: "coordinator",
    place: "releases",
  },
  {
    name: "draft",
    path: "/desk/drafts/:id",
    toStrangers: false,
    role: "coordinator",
    place: "releases",
  },
  {
    name: "amend",
    path: "/desk/drafts/:id/edit",
    toStrangers: false,
    role: "coordinator",
    place: "releases",
  },
  {
    name: "campaign",
    path: "/desk/campaign",
    toStrangers: false,
    role: "assistant",
    place: "campaign",
  },
  {
    name: "evenings",
    path: "/desk/evenings",
    toStrangers: false,
    role: "coordinator",
    place: "evenings",
  },
  {
    name: "reports",
    path: "/desk/reports",
    toStrangers: false,
    role: "coordinator",
    place: "reports",
  },
  {
    name: "imports",
    path: "/desk/imports",
    toStrangers: false,
    role: "coordinator",
    place: "imports",
  },
  {
    name: "import",
    path: "/desk/imports/:import",
    toStrangers: false,
    role: "coordinator",
    place: "imports",
  },
  {
    name: "people",
    path: "/desk/people",
    toStrangers: false,
    role: "coordinator",
    place: "people",
  },
  {
    name: "person",
    path: "/desk/people/:person",
    toStrangers: false,
    role: "coordinator",
    place: "people",
  },
  {
    name: "setAside",
    path: "/desk/set-aside",
    toStrangers: false,
    role: "coordinator",
    place: "setAside",
  },
  {
    name: "facilities",
    path: "/desk/facilities",
    toStrangers: false,
    role: "coordinator",
    place: "facilities",
  },
  {
    name: "facilityCheck",
    path: "/desk/facilities-to-check",
    toStrangers: false,
    role: "coordinator",
    place: "facilities",
  },
  {
    name: "facilityTexts",
    path: "/desk/facilities-to-confirm",
    toStrangers: false,
    role: "coordinator",
    place: "facilities",
  },
  {
    name: "places",
    path: "/desk/places",
    toStrangers: false,
    role: "coordinator",
    place: "facilities",
  },
  {
    name: "facility",
    path: "/desk/facilities/:facility",
    example: "/desk/facilities/sizo-1",
    toStrangers: false,
    role: "coordinator",
    place: "facilities",
  },
  {
    name: "letters",
    path: "/desk/letters",
    toStrangers: false,
    role: "assistant",
    place: "letters",
  },
  {
    name: "mistakes",
    path: "/desk/mistakes",
    toStrangers: false,
    role: "coordinator",
    place: "mistakes",
  },
  {
    name: "family",
    path: "/desk/family",
    toStrangers: false,
    role: "coordinator",
    place: "family",
  },
  {
    name: "withheld",
    path: "/desk/withheld",
    toStrangers: false,
    role: "coordinator",
    place: "withheld",
  },
  {
    name: "coordinators",
    path: "/desk/coordinators",
    toStrangers: false,
    role: "coordinator",
    place: "coordinators",
  },
  {
    name: "audit",
    path: "/desk/audit",
    toStrangers: false,
    role: "coordinator",
    place: "audit",
  },
  {
    name: "me",
    path: "/desk/me",
    toStrangers: false,
    role: "assistant",
    place: "me",
  },
  {
    name: "more",
    path: "/desk/more",
    toStrangers: false,
    role: "assistant",
    place: "more",
  },
  {
    name: "lost",
    path: "/desk/*",
    example: "/desk/no-such-page",
    toStrangers: false,
    role: "assistant",
    place: null,
  },
] as const satisfies readonly DeskRoute[];

export type DeskRouteName = (typeof routes)[number]["name"];
export type DeskPlace = NonNullable<(typeof routes)[number]["place"]>;

/** Links, in one place. */
export const linkTo = {
  waiting: "/desk/",
  signIn: "/desk/sign-in",
  releases: "/desk/releases",
  compose: "/desk/releases/new",
  draft: (id: number) => `/desk/drafts/${id}`,
  amend: (id: number) => `/desk/drafts/${id}/edit`,
  campaign: "/desk/campaign",
  evenings: "/desk/evenings",
  reports: "/desk/reports",
  imports: "/desk/imports",
  import: (id: string) => `/desk/imports/${encodeURIComponent(id)}`,
  people: "/desk/people",
  person: (id: string) => `/desk/people/${encodeURIComponent(id)}`,
  setAside: "/desk/set-aside",
  facilities: "/desk/facilities",
  facilityCheck: "/desk/facilities-to-check",
  facilityTexts: "/desk/facilities-to-confirm",
  places: "/desk/places",
  facility: (id: string) => `/desk/facilities/${encodeURIComponent(id)}`,
  letters: "/desk/letters",
  mistakes: "/desk/mistakes",
  family: "/desk/family",
  withheld: "/desk/withheld",
  coordinators: "/desk/coordinators",
  audit: "/desk/audit",
  me: "/desk/me",
  more: "/desk/more",
  /** The public page of a told release, from the server. */
  publicRelease: (language: string, id: string) =>
    `/${language}/releases/${encodeURIComponent(id)}`,
} as const;
