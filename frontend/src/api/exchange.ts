import { NoAnswer, Refused } from "../local/server";
import type { Problem } from "../local/types";
import { retryAfter } from "./retry-after";

/** Milliseconds without a sign of life from the server; a slow network that still brings bytes may take longer. */
const PATIENCE = 20_000;

export interface Answer {
  status: number;
  headers: Headers;
  body: Uint8Array<ArrayBuffer>;
}

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/**
 * Sends one request and reads its whole answer. Rejects with NoAnswer when none came or it was cut off, and with
 * Refused when the server said no. Cookies are never sent, and no cache of this phone answers.
 */
export async function exchange(
  fetch: Fetch,
  path: string,
  init: RequestInit,
  onBytes?: (bytes: number) => void,
): Promise<Answer> {
  const patience = startPatience();
  try {
    const response = await fetch(path, {
      ...init,
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: patience.signal,
    });
    const body = await readBody(response, (bytes) => {
      patience.renew();
      onBytes?.(bytes);
    });
    const answer = { status: response.status, headers: response.headers, body };
    if (response.ok || response.status === 304) return answer;
    throw refusalOf(answer);
  } catch (error) {
    throw error instanceof Refused ? error : new NoAnswer(String(error));
  } finally {
    patience.end();
  }
}

/** The answer's JSON. A page that answers 200 with something else (a hotel's login) is no answer. */
export function json<T>({ body }: Answer, looksRight: (value: Partial<T>) => boolean): T {
  try {
    const value = JSON.parse(new TextDecoder().decode(body)) as Partial<T> | null;
    if (value && looksRight(value)) return value as T;
  } catch {
    // Not JSON: the same as JSON of something else.
  }
  throw new NoAnswer("another answer");
}

function startPatience(): { signal: AbortSignal; renew: () => void; end: () => void } {
  const controller = new AbortController();
  const begin = () => setTimeout(() => controller.abort(), PATIENCE);
  let timer = begin();
  const end = (): void => clearTimeout(timer);
  return {
    signal: controller.signal,
    end,
    renew() {
      end();
      timer = begin();
    },
  };
}

async function readBody(
  response: Response,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array(await response.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
    onBytes(length);
  }
  const body = new Uint8Array(length);
  let place = 0;
  for (const chunk of chunks) {
    body.set(chunk, place);
    place += chunk.length;
  }
  return body;
}

/** A problem by RFC 9457, or at least the status: a proxy in between answers with pages of its own. */
function refusalOf(answer: Answer): Refused | NoAnswer {
  const { status, headers } = answer;
  const wait = retryAfter(headers, Date.now());
  try {
    const isProblem = (value: Partial<Problem>): boolean => typeof value.type === "string";
    return new Refused({ ...json<Problem>(answer, isProblem), status }, wait);
  } catch {
    // Whoever answers 404 or 403 without a problem is not the server of the protocol.
    if (status < 500 && status !== 429) return new NoAnswer(`another ${status}`);
    return new Refused({ type: "about:blank", title: `HTTP ${status}`, status }, wait);
  }
}
