import { get, post } from "../api/client";
import { Refused } from "../api/trouble";
import type { DeskRole, Me } from "../api/types";
import { makePasskey } from "../passkeys/ceremony";
import type { CreationJson } from "../passkeys/json";
import { enter } from "./session";

export interface OpenedInvite {
  purpose: "join" | "recover";
  role: DeskRole;
  expires_at: string;
}

/** The token of an invitation, from the part of the address that no server sees. */
export function inviteIn(hash: string): string | null {
  const token = new URLSearchParams(hash.replace(/^#/, "")).get("invite");
  return token && /^[\w-]+$/.test(token) ? token : null;
}

const MALFORMED = 422;

/** Spends the invitation for this browser. Rejects with Refused; half a link is one that is not valid. */
export async function openInvite(invite: string): Promise<OpenedInvite> {
  try {
    return await post<OpenedInvite>("/api/desk/invites/open", { invite });
  } catch (error) {
    if (!(error instanceof Refused) || error.trouble.status !== MALFORMED) throw error;
    throw new Refused({ ...error.trouble, slug: "unknown-invite" });
  }
}

interface Made {
  passkeys: number;
  done: boolean;
}

/** Makes the next passkey; `name` is how the others will know who joins. Signs in after the second. */
export async function makeNextPasskey(label: string, name: string | null): Promise<Made> {
  const body = name === null ? {} : { name };
  const options = await post<CreationJson>("/api/desk/enrolment/options", body);
  const credential = await makePasskey(options);
  return post<Made>("/api/desk/enrolment/passkeys", { credential, label });
}

/** Whoever has both passkeys is signed in already. */
export async function finishEnrolment(): Promise<void> {
  enter(await get<Me>("/api/desk/me"));
}
