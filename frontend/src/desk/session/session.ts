import { signal } from "@preact/signals";
import { get, onSessionEnd, post } from "../api/client";
import { type Trouble, troubleFrom } from "../api/trouble";
import type { DeskSession, Me } from "../api/types";
import { usePasskey } from "../passkeys/ceremony";
import type { RequestJson } from "../passkeys/json";

/**
 * checking: nobody knows yet · out: nobody is signed in · in: somebody is · ended: somebody was, and what they had
 * begun is still on the screen behind the question to sign in again · unreachable: the server did not answer.
 */
export type Session =
  | { at: "checking" }
  | { at: "out" }
  | { at: "in"; me: Me }
  | { at: "ended"; me: Me }
  | { at: "unreachable"; trouble: Trouble };

export const session = signal<Session>({ at: "checking" });

/** Counts every time that a session begins: what is on the screen is fetched again. */
export const beginnings = signal(0);

onSessionEnd(() => {
  const now = session.peek();
  if (now.at === "in") session.value = { at: "ended", me: now.me };
});

/** Who works here; null while nobody is signed in. */
export function me(): Me | null {
  const now = session.value;
  return now.at === "in" || now.at === "ended" ? now.me : null;
}

/** Asks the server who is signed in; that nobody is, is an answer and no error. */
export async function lookWhoIsIn(): Promise<void> {
  try {
    const { coordinator } = await get<DeskSession>("/api/desk/session");
    if (coordinator) enter(coordinator);
    else session.value = { at: "out" };
  } catch (error) {
    session.value = { at: "unreachable", trouble: troubleFrom(error) };
  }
}

/** Keeps the session of somebody who only reads; an answer that does not come changes nothing. */
export function sayHere(): void {
  if (session.peek().at === "in") post("/api/desk/me/here").catch(() => undefined);
}

/** One passkey, no name: the browser knows whose it is. Rejects with Refused. */
export async function signIn(): Promise<void> {
  const options = await post<RequestJson>("/api/desk/sign-in/options");
  const credential = await usePasskey(options);
  await post("/api/desk/sign-in", { credential });
  enter(await get<Me>("/api/desk/me"));
}

export async function signOut(): Promise<void> {
  await post("/api/desk/sign-out");
  session.value = { at: "out" };
}

/** The server's word of who is signed in now. */
export function enter(me: Me): void {
  session.value = { at: "in", me };
  beginnings.value += 1;
}
