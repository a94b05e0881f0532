/**
 * WebAuthn's options and credentials between the server's JSON and the browser's buffers. Browsers bring
 * parseCreationOptionsFromJSON and toJSON only since 2023-2025; this is the part of them that the desk needs.
 */
import { fromBase64url, toBase64url } from "./base64url";

interface DescriptorJson {
  id: string;
  type: string;
  transports?: string[];
}

export interface CreationJson {
  challenge: string;
  user: { id: string; name: string; displayName: string };
  excludeCredentials?: DescriptorJson[];
  [rest: string]: unknown;
}

export interface RequestJson {
  challenge: string;
  allowCredentials?: DescriptorJson[];
  [rest: string]: unknown;
}

export interface CredentialJson {
  id: string;
  rawId: string;
  type: string;
  authenticatorAttachment?: string;
  response: Record<string, unknown>;
  clientExtensionResults: Record<string, unknown>;
}

const descriptors = (given: DescriptorJson[] | undefined): PublicKeyCredentialDescriptor[] =>
  (given ?? []).map(
    (one) => ({ ...one, id: fromBase64url(one.id) }) as unknown as PublicKeyCredentialDescriptor,
  );

export function creationOptions(json: CreationJson): PublicKeyCredentialCreationOptions {
  const { challenge, user, excludeCredentials, ...rest } = json;
  return {
    ...rest,
    challenge: fromBase64url(challenge),
    user: { ...user, id: fromBase64url(user.id) },
    excludeCredentials: descriptors(excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions;
}

export function requestOptions(json: RequestJson): PublicKeyCredentialRequestOptions {
  const { challenge, allowCredentials, ...rest } = json;
  return {
    ...rest,
    challenge: fromBase64url(challenge),
    allowCredentials: descriptors(allowCredentials),
  };
}

export function credentialJson(credential: PublicKeyCredential): CredentialJson {
  const { id, rawId, type, authenticatorAttachment } = credential;
  return {
    id,
    rawId: toBase64url(rawId),
    type,
    ...(authenticatorAttachment ? { authenticatorAttachment } : {}),
    response: responseJson(credential.response),
    // Extensions are not asked for; what a browser volunteers is not the server's business.
    clientExtensionResults: {},
  };
}

function responseJson(response: AuthenticatorResponse): Record<string, unknown> {
  const clientDataJSON = toBase64url(response.clientDataJSON);
  if ("attestationObject" in response) {
    const made = response as AuthenticatorAttestationResponse;
    const transports = made.getTransports?.() ?? [];
    return { clientDataJSON, attestationObject: toBase64url(made.attestationObject), transports };
  }
  const used = response as AuthenticatorAssertionResponse;
  return {
    clientDataJSON,
    authenticatorData: toBase64url(used.authenticatorData),
    signature: toBase64url(used.signature),
    ...(used.userHandle ? { userHandle: toBase64url(used.userHandle) } : {}),
  };
}
