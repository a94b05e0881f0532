import { linkTo } from "../routes";

/** Where somebody wanted to go before being welcomed: only places of this app, never elsewhere. */
export function targetFrom(fragment: string): string {
  const to = new URLSearchParams(fragment.slice(1)).get("to") ?? "";
  const inside = /^\/app\/(?!welcome)[^\\]*$/.test(to) && !to.includes("//");
  return inside ? to : linkTo.write;
}

/**
 * Welcome, remembering the target in the address: nothing may be stored yet. In the fragment, which no server is sent: a
 * target can hold an organiser's key, or for whom a batch is.
 */
export function welcomeFor(target: string): string {
  return target === linkTo.write || target === "/app"
    ? linkTo.welcome
    : `${linkTo.welcome}#to=${encodeURIComponent(target)}`;
}
