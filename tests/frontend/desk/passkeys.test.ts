import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64url, toBase64url } from "../../../frontend/src/desk/passkeys/base64url";
import {
  creationOptions,
  credentialJson,
  requestOptions,
} from "../../../frontend/src/desk/passkeys/json";

const bytes = (...values: number[]): ArrayBuffer => Uint8Array.from(values).buffer;

test("bytes come back from base64url as they were, without padding or signs that a URL changes", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (some) => {
      const text = toBase64url(some);
      expect(text).toMatch(/^[\w-]*$/);
      expect(fromBase64url(text)).toEqual(some);
    }),
  );
});

test("what is not base64url is refused", () => {
  expect(() => fromBase64url("***")).toThrow();
});

test("options get buffers where the browser wants them and keep everything else", () => {
  const options = creationOptions({
    challenge: "AQI",
    user: { id: "Aw", name: "Ada", displayName: "Ada" },
    excludeCredentials: [{ id: "BA", type: "public-key", transports: ["usb"] }],
    authenticatorSelection: { userVerification: "required" },
  });
  expect(new Uint8Array(options.challenge as ArrayBuffer)).toEqual(Uint8Array.of(1, 2));
  expect(new Uint8Array(options.user.id as ArrayBuffer)).toEqual(Uint8Array.of(3));
  expect(options.excludeCredentials?.[0]).toMatchObject({ transports: ["usb"] });
  expect(options.authenticatorSelection).toEqual({ userVerification: "required" });
  expect(requestOptions({ challenge: "AQI" }).allowCredentials).toEqual([]);
});

test("a new passkey says how it is reached, an old one whose it is", () => {
  const clientDataJSON = bytes(1);
  const made = {
    id: "AQ",
    rawId: bytes(1),
    type: "public-key",
    authenticatorAttachment: null,
    response: { clientDataJSON, attestationObject: bytes(2), getTransports: () => ["usb"] },
  } as unknown as PublicKeyCredential;
  expect(credentialJson(made)).toEqual({
    id: "AQ",
    rawId: "AQ",
    type: "public-key",
    response: { clientDataJSON: "AQ", attestationObject: "Ag", transports: ["usb"] },
    clientExtensionResults: {},
  });
  const used = {
    ...made,
    response: {
      clientDataJSON,
      authenticatorData: bytes(3),
      signature: bytes(4),
      userHandle: bytes(5),
    },
  } as unknown as PublicKeyCredential;
  expect(credentialJson(used).response).toEqual({
    clientDataJSON: "AQ",
    authenticatorData: "Aw",
    signature: "BA",
    userHandle: "BQ",
  });
});
