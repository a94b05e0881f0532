import { webcrypto } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { mintUuid } from "../../../frontend/src/local/numbers";

afterEach(() => vi.unstubAllGlobals());

test.each(["a phone of today", "a phone of 2020"])(
  "%s mints random numbers, version 4",
  (phone) => {
    if (phone.endsWith("2020")) {
      vi.stubGlobal("crypto", {
        getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => webcrypto.getRandomValues(bytes),
      });
    }
    const minted = new Set(Array.from({ length: 1000 }, mintUuid));
    expect(minted.size).toBe(1000);
    for (const uuid of minted) {
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  },
);
