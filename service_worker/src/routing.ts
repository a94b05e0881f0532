import { type Build, SCOPE } from "./environment";

/** What is looked at of a request. */
export interface Asked {
  method: string;
  mode: string;
  url: string;
}

/**
 * Which kept path answers a request; null: the worker does not touch it. Screens under /app/ are one page, kept files
 * are files, and everything else (the API, the public pages, old assets) is the network's.
 */
export function route(asked: Asked, origin: string, { precache }: Build): string | null {
  if (asked.method !== "GET") return null;
  const url = new URL(asked.url);
  if (url.origin !== origin || !url.pathname.startsWith(SCOPE)) return null;
  if (precache.includes(url.pathname) && url.pathname !== SCOPE) return url.pathname;
  return asked.mode === "navigate" && !isFile(url.pathname) ? SCOPE : null;
}

/** A last part with a dot is a file (version.json, an icon); no screen has one. */
const isFile = (path: string): boolean => path.slice(path.lastIndexOf("/")).includes(".");
