/** What the server sends through a push service, and what this phone remembers of it. docs/alerts.md has the form. */

/** A notice as it is shown on the lock screen. */
export interface Notice {
  event: number | null;
  /**
   * release, death, correction, withdrawal, hold, handshake, test or still_there; a later server may know more. All are
   * shown alike.
   */
  kind: string | null;
  title: string;
  body: string;
  lang: string | null;
  /** A later notice of the same release replaces the earlier one. */
  tag: string;
  /** A path of this server; where a tap leads. */
  path: string;
  silent: boolean;
  badge: boolean;
  release_id: string | null;
  /** To be sent back once: proof that notices arrive here. */
  handshake: string | null;
}

/**
 * Reads a push. Never throws and never answers nothing: a push that shows nothing costs the subscription (three on iOS).
 * `fallback` is shown for whatever cannot be read.
 */
export function readPush(text: string | null, origin: string, fallback: string): Notice {
  const message = parsed(text);
  const notification = record(message.notification);
  const data = record(notification.data);
  const releaseId = string(data.release_id);
  return {
    event: typeof data.event === "number" ? data.event : null,
    kind: string(data.kind),
    title: string(notification.title) || fallback,
    body: string(notification.body) ?? "",
    lang: string(notification.lang),
    tag: string(notification.tag) || "lebenszeichen",
    path: pathOf(string(notification.navigate), origin),
    silent: notification.silent === true,
    badge: typeof message.app_badge === "number" && message.app_badge > 0,
    release_id: releaseId,
    handshake: string(data.handshake),
  };
}

/** Only the app and the desk of this server: no notice leads elsewhere. */
function pathOf(navigate: string | null, origin: string): string {
  try {
    const url = new URL(navigate ?? "", origin);
    if (url.origin === origin && /^\/(app|desk)\//.test(url.pathname)) return url.pathname;
  } catch {
    // Not an address: the releases are the place to look.
  }
  return "/app/releases";
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    return record(JSON.parse(text ?? ""));
  } catch {
    return {};
  }
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

const string = (value: unknown): string | null => (typeof value === "string" ? value : null);
