import { post } from "../api/client";
import { Refused } from "../api/trouble";
import {
  type CreationJson,
  type CredentialJson,
  creationOptions,
  credentialJson,
  type RequestJson,
  requestOptions,
} from "./json";

/** What went wrong inside the browser, by the name of its exception. */
const SLUGS: Readonly<Record<string, string>> = {
  NotAllowedError: "passkey-cancelled",
  AbortError: "passkey-cancelled",
  InvalidStateError: "passkey-known",
  SecurityError: "passkey-wrong-address",
  NotSupportedError: "passkey-unsupported",
};

/** Asks this device for a new passkey. Rejects with Refused and one of the slugs above. */
export const makePasskey = (options: CreationJson): Promise<CredentialJson> =>
  ceremony(() => navigator.credentials.create({ publicKey: creationOptions(options) }));

/** Asks for a passkey that exists. */
export const usePasskey = (options: RequestJson): Promise<CredentialJson> =>
  ceremony(() => navigator.credentials.get({ publicKey: requestOptions(options) }));

/** A passkey used just now, for this one purpose. */
export async function freshPasskey(purpose: string): Promise<CredentialJson> {
  return usePasskey(await post<RequestJson>("/api/desk/assertion-options", { purpose }));
}

async function ceremony(begin: () => Promise<Credential | null>): Promise<CredentialJson> {
  // Without https (and not on localhost) a browser has no passkeys at all.
  if (!navigator.credentials) throw refusal("passkey-unsupported");
  const credential = await begin().catch((error: unknown) => {
    throw refusal(SLUGS[(error as Error).name] ?? "passkey-failed");
  });
  if (!credential) throw refusal("passkey-cancelled");
  return credentialJson(credential as PublicKeyCredential);
}

const refusal = (slug: string): Refused => new Refused({ slug, title: "", status: 0 });
