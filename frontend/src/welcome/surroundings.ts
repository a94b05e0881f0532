/** What the page can see of where it runs. Everything is decided here on the device and told to nobody. */
export interface Glimpse {
  userAgent: string;
  languages: readonly string[];
  timeZone: string;
  /** Runs as an installed app. */
  installed: boolean;
  touchPoints: number;
}

export interface Surroundings {
  /** The app whose built-in browser this is: it would lose everything. "other" for a WebView without a name. */
  inApp: string | null;
  ios: boolean;
  /** A browser tab on iPhone or iPad: it shares no storage with the installed app. */
  iosTab: boolean;
  /** The phone speaks be or ru, or its clock is set to Minsk: the word about Belarus is shown large. */
  nearBelarus: boolean;
}

const apps: readonly [RegExp, string][] = [
  [/Instagram/i, "Instagram"],
  [/FBAN|FBAV|FB_IAB/, "Facebook"],
  [/Telegram/i, "Telegram"],
  [/\bLine\//, "Line"],
  [/TikTok|musical_ly|BytedanceWebview/i, "TikTok"],
  [/LinkedInApp/, "LinkedIn"],
  [/WhatsApp/, "WhatsApp"],
  [/; wv\)/, "other"],
];

export function readSurroundings(glimpse: Glimpse): Surroundings {
  const inApp = apps.find(([pattern]) => pattern.test(glimpse.userAgent))?.[1] ?? null;
  // iPadOS calls itself a Mac; a Mac has no touch screen.
  const ios =
    /iPhone|iPad|iPod/.test(glimpse.userAgent) ||
    (/Macintosh/.test(glimpse.userAgent) && glimpse.touchPoints > 1);
  const nearBelarus =
    glimpse.languages.some((tag) => /^(be|ru)\b/i.test(tag)) || glimpse.timeZone === "Europe/Minsk";
  return { inApp, ios, iosTab: ios && !glimpse.installed && !inApp, nearBelarus };
}

/** The glimpse of the browser at hand. */
export function lookAround(): Glimpse {
  const apple = navigator as Navigator & { standalone?: boolean };
  return {
    userAgent: navigator.userAgent,
    languages: navigator.languages,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    installed: apple.standalone === true || window.matchMedia("(display-mode: standalone)").matches,
    touchPoints: navigator.maxTouchPoints,
  };
}
