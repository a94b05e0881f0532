import { NO_ANSWER, Refused, type Trouble, troubleOf } from "./trouble";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** Milliseconds until an answer is given up. */
const PATIENCE = 20_000;

let sessionEnded = (): void => {};

/** Called whenever the server says that nobody is signed in. */
export function onSessionEnd(listener: () => void): void {
  sessionEnded = listener;
}

/**
 * One request to the desk's API on this origin, with the session's cookie. Resolves with the answer's JSON (null
 * without any); rejects with Refused when the server said no, or when nobody answered.
 */
export async function ask<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const answer = await send(method, path, body);
  const document = await readJson(answer);
  if (answer.ok) return document as T;
  throw refused(troubleOf(answer.status, document));
}

/** The server's no, for whoever asks it in a way of their own. */
export function refused(trouble: Trouble): Refused {
  if (trouble.slug === "not-signed-in") sessionEnded();
  return new Refused(trouble);
}

export const get = <T>(path: string): Promise<T> => ask<T>("GET", path);
export const post = <T>(path: string, body: unknown = {}): Promise<T> => ask<T>("POST", path, body);

async function send(method: Method, path: string, body: unknown): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  const form = body instanceof FormData;
  const sent = body === undefined ? {} : { body: form ? body : JSON.stringify(body) };
  try {
    return await fetch(path, {
      method,
      ...sent,
      // Of a form the browser itself says where its parts end.
      headers: body === undefined || form ? {} : { "Content-Type": "application/json" },
      cache: "no-store",
      credentials: "same-origin",
      redirect: "error",
      signal: patience.signal,
    });
  } catch {
    throw new Refused(NO_ANSWER);
  } finally {
    clearTimeout(timer);
  }
}

async function readJson(answer: Response): Promise<unknown> {
  const text = await answer.text().catch(() => "");
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    // A page instead of an answer: a proxy's, or a hotel's.
    throw new Refused(answer.status >= 500 ? troubleOf(answer.status, null) : NO_ANSWER);
  }
}
