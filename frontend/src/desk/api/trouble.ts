/** Why something did not happen: a problem of the server's (RFC 9457), or one of this browser's own. */
export interface Trouble {
  /** The last part of the problem's type, `own-release`; or `no-answer`, `passkey-cancelled` … */
  slug: string;
  /** The server's English sentence, for problems that the catalogue has no words for. */
  title: string;
  status: number;
}

export class Refused extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.title);
    this.trouble = trouble;
  }
}

/** Nobody answered, or somebody who is not our server. */
export const NO_ANSWER: Trouble = { slug: "no-answer", title: "", status: 0 };

/** A problem document, or what is left of one. */
export function troubleOf(status: number, body: unknown): Trouble {
  const { type, title } = (body ?? {}) as { type?: unknown; title?: unknown };
  const slug = typeof type === "string" ? (type.split("/").pop() ?? "") : "";
  const named = slug !== "" && slug !== "about:blank";
  return {
    slug: named ? slug : status >= 500 ? "server" : "other",
    title: typeof title === "string" ? title : `HTTP ${status}`,
    status,
  };
}

/** What an action threw, as trouble; a mistake of ours goes on. */
export function troubleFrom(error: unknown): Trouble {
  if (error instanceof Refused) return error.trouble;
  throw error;
}
